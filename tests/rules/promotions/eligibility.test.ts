/** Whom a promotion is meant for, and in which order its reasons to refuse are told. */
import { describe, expect, test } from 'vitest';
import type { Terms } from '#contract/promotions/promotions';
import { screenCandidates, whyIneligible } from '#server/promotions/engine/eligible';
import { isHeldOut } from '#server/promotions/engine/holdout';
import { withinHours } from '#shared/weekHours';
import type { Candidate, Shopper } from '#server/promotions/engine/types';
import { amountOff, candidate, NOBODY, NOON } from './fixture.ts';

const promotion = (terms: object = {}, more: Partial<Candidate> = {}, id = 1) =>
  candidate(id, { rewards: [amountOff(100)], ...(terms as Partial<Terms>) } as never, more);
const judge = (one: Candidate, shopper: Partial<Shopper> = {}) =>
  whyIneligible(one, { ...NOBODY, ...shopper }, NOON, { timeZone: 'UTC' });
const known = { key: 'member:1' };

describe('an audience', () => {
  test.each<[string, object, Partial<Shopper>, string | null]>([
    ['one of its channels', { channels: ['app', 'web'] }, { channel: 'web' }, null],
    ['another channel', { channels: ['app', 'web'] }, { channel: 'phone' }, 'otherChannel'],
    ['no channel', { channels: ['app'] }, {}, 'otherChannel'],
    ['one of its levels', { levels: ['gold', 'silver'] }, { level: 'silver' }, null],
    ['another level', { levels: ['gold'] }, { level: 'bronze' }, 'otherLevel'],
    ['no level', { levels: ['gold'] }, {}, 'otherLevel'],
    ['one of its groups', { groups: ['vip', 'staff'] }, { groups: ['press', 'staff'] }, null],
    ['other groups', { groups: ['vip'] }, { groups: ['press', 'staff'] }, 'otherGroup'],
    ['no group', { groups: ['vip'] }, {}, 'otherGroup'],
    [
      'the right channel and level, and another group',
      { channels: ['app'], levels: ['gold'], groups: ['vip'] },
      { channel: 'app', level: 'gold', groups: ['press'] },
      'otherGroup',
    ],
    ['no known name, for new members', { newWithinDays: 7 }, {}, 'memberNeeded'],
    ['an unknown day of joining, for new members', { newWithinDays: 7 }, known, 'notNewMember'],
    ['no known name, for a first order', { orderNumber: { min: 1, max: 1 } }, {}, 'memberNeeded'],
    [
      'a hundred orders, from the second on',
      { orderNumber: { min: 2, max: null } },
      { orderNumber: 100 },
      null,
    ],
    [
      'one order, from the second on',
      { orderNumber: { min: 2, max: null } },
      { orderNumber: 1 },
      'otherOrderNumber',
    ],
    ['no known name, for birthdays', { birthdayMonth: true }, {}, 'memberNeeded'],
    ['an unknown birthday, for birthdays', { birthdayMonth: true }, known, 'notBirthdayMonth'],
    ['everything unknown, for everybody', {}, {}, null],
  ])('takes or refuses a shopper with %s', (_, audience, shopper, verdict) => {
    expect(judge(promotion({ audience }), shopper)).toBe(verdict);
  });
});

describe('a promotion', () => {
  test.each<[string, object, Partial<Candidate>, Partial<Shopper>, string | null]>([
    ['whose code was not entered', { trigger: 'code' }, {}, {}, 'codeNeeded'],
    ['whose code was entered', { trigger: 'code' }, { code: 'AUTUMN' }, {}, null],
    ['that is paused', {}, { paused: true }, {}, 'paused'],
    ['that is paused and needs a code', { trigger: 'code' }, { paused: true }, {}, 'codeNeeded'],
    ['that is paused and ended', { endsAt: 1 }, { paused: true }, {}, 'paused'],
    [
      'outside its hours, for another level',
      { hours: [{ weekdays: [6], from: 0, to: 0 }], audience: { levels: ['gold'] } },
      {},
      {},
      'outsideHours',
    ],
    [
      'limited per member, for an unknown shopper',
      { limits: { perMember: 1 } },
      {},
      {},
      'memberNeeded',
    ],
    ['limited per member, for a known shopper', { limits: { perMember: 1 } }, {}, known, null],
    ['limited in total, for an unknown shopper', { limits: { uses: 1 } }, {}, {}, null],
    [
      'with a holdout, for a member in it',
      { holdoutBps: 5000 },
      {},
      { key: heldOutOf(1) },
      'heldOut',
    ],
    ['with a holdout, for an unknown shopper', { holdoutBps: 5000 }, {}, {}, null],
    ['without a holdout', { holdoutBps: 0 }, {}, { key: heldOutOf(1) }, null],
  ])('%s is or is not eligible, as people expect', (_, terms, more, shopper, verdict) => {
    expect(judge(promotion(terms, more), shopper)).toBe(verdict);
  });
  test('is screened with the others in their order, each refused one with its reason', () => {
    const all = [
      promotion({}, {}, 3),
      promotion({ endsAt: 1 }, {}, 2),
      promotion({}, { paused: true }, 1),
      promotion(),
    ];
    const { eligible, refused } = screenCandidates({ shopper: NOBODY, at: NOON }, all, {
      timeZone: 'UTC',
    });
    expect(eligible.map(({ id }) => id)).toEqual([3, 1]);
    expect(refused.map(({ candidate: { id }, verdict }) => [id, verdict])).toEqual([
      [2, 'ended'],
      [1, 'paused'],
    ]);
  });
});

/** A member in the holdout of the promotion, however large it is. */
function heldOutOf(promotionId: number) {
  let number = 1;
  while (!isHeldOut(promotionId, `member:${number}`, 100)) number += 1;
  return `member:${number}`;
}

describe('the holdout', () => {
  // Members must not move in or out of it with a new version of the console, or its effect could not be measured.
  test.each([
    [7, 'member:1', 9270],
    [8, 'member:1', 6734],
    [7, 'member:2', 1699],
    [8, 'member:2', 4298],
    [7, 'guest@example.com', 4920],
  ])('of promotion %i has had %s from the same share on since ever', (id, key, share) => {
    expect([share, share + 1].map((bps) => isHeldOut(id, key, bps))).toEqual([false, true]);
  });
});

test('several hours of the week hold one beside another', () => {
  const lunch = { weekdays: [1, 2, 3, 4, 5], from: 12 * 60, to: 13 * 60 };
  const evening = { weekdays: [5], from: 20 * 60, to: 22 * 60 };
  const holdsAt = (time: string) =>
    withinHours([lunch, evening], Date.parse(`2026-11-27T${time}:00Z`), 'UTC');
  expect(['11:59', '12:00', '13:00', '20:00', '22:00'].map(holdsAt)).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
});
