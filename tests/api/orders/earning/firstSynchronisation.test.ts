/** Only what says when somebody registered gives what registering gives; becoming known gives nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { MemberInput } from '#contract/members/members';
import { query } from '#db/statements';
import { upsertMembers } from '#server/members/members/actions';
import { readSettings } from '#server/platform/settings/read';
import { NOW } from '../../support/openApi.ts';
import { DAY, openShop, orderOf, type Shop, STARTED } from './openShop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({
    earnRules: [
      { key: 'welcome', trigger: 'registration', formula: { kind: 'fixed', points: 30 } },
      { key: 'quiz', trigger: 'custom', subject: 'quiz', formula: { kind: 'fixed', points: 7 } },
      {
        key: 'friends',
        trigger: 'referral',
        formula: { kind: 'fixed', points: 100, refereePoints: 50 },
      },
    ],
  });
});
afterAll(() => shop.close());

let count = 0;
let member = '';
beforeEach(() => {
  count += 1;
  member = `m-${count}`;
});
const send = (more: object = {}) => shop.send('members', { externalId: member, ...more });
let events = 0;
const tell = (type: string, at: number, more: object = {}) =>
  shop.send('events', {
    externalId: `e-${(events += 1)}`,
    type,
    at,
    channel: 'app',
    memberExternalId: member,
    ...more,
  });
const rules = async (name = member) => (await shop.entries(name)).map(({ ruleKey }) => ruleKey);
const joinedAt = async () => {
  const [row] = await query<{ at: number | null }>(
    shop.api.connection.db,
    'select joined_at as at from members where external_id = ?',
    [member],
  );
  return row?.at == null ? null : Number(row.at);
};

describe('a member who is sent without saying when they registered', () => {
  test('gets nothing, and when they registered stays unknown', async () => {
    await send({ name: 'Ann' });
    await send({ name: 'Anna' });
    expect(await rules()).toEqual([]);
    expect(await joinedAt()).toBeNull();
  });

  test('was known from an order before, and gets nothing either', async () => {
    await shop.send('orders', orderOf({ externalId: `o-${member}`, member, lines: [10_000] }));
    await send();
    expect(await rules()).toEqual([]);
    expect(await joinedAt()).toBeNull();
  });

  test('is rewarded once when the store says it later, unless that was long ago', async () => {
    await send();
    await send({ joinedAt: NOW - DAY });
    await send({ joinedAt: NOW - DAY, name: 'Ann' });
    expect(await rules()).toEqual(['welcome']);
    member = `${member}-old`;
    await send();
    await send({ joinedAt: NOW - 40 * DAY });
    expect(await rules()).toEqual([]);
  });

  test('registered when an event says it, whether it comes before the member or after', async () => {
    const registers = () => tell('registration', NOW - DAY);
    const buys = () =>
      shop.send('orders', orderOf({ externalId: `o-${member}`, member, lines: [10_000] }));
    for (const steps of [
      [send, registers],
      [registers, send],
      [buys, registers, send],
      [registers, buys, send],
    ]) {
      member = `m-${(count += 1)}`;
      for (const step of steps) await step();
      expect(await rules()).toEqual(['welcome']);
      expect(await joinedAt()).toBe(NOW - DAY);
    }
    await send({ joinedAt: NOW - 2 * DAY });
    expect(await joinedAt()).toBe(NOW - 2 * DAY);
    expect(await rules()).toEqual(['welcome']);
  });

  test('does not reward whoever names them as a friend afterwards', async () => {
    const friend = member;
    await send();
    member = `${friend}-host`;
    await send({ joinedAt: STARTED - DAY });
    await tell('referral', NOW, { detail: { refereeExternalId: friend } });
    shop.api.now = NOW + DAY;
    member = `${friend}-late`;
    await send({ joinedAt: STARTED - DAY });
    await tell('referral', NOW + DAY, { detail: { refereeExternalId: friend } });
    shop.api.now = NOW;
    expect(await rules(`${friend}-host`)).toEqual([]);
    expect(await rules(`${friend}-late`)).toEqual([]);
    expect(await rules(friend)).toEqual([]);
  });
});

test('events of a shopper whom a file makes known earn as if the member had been known', async () => {
  await tell('custom', NOW - DAY, { name: 'quiz' });
  await tell('custom', NOW - 40 * DAY, { name: 'quiz' });
  await tell('registration', NOW - DAY);
  const settings = await readSettings(shop.api.connection.db);
  await shop.api.connection.transaction((tx) =>
    upsertMembers(tx, { actor: SYSTEM, now: NOW, settings, isHistory: true }, [
      MemberInput.parse({ externalId: member }),
    ]),
  );
  expect((await rules()).sort()).toEqual(['quiz', 'welcome']);
  const waiting = await query<{ n: number }>(
    shop.api.connection.db,
    `select count(*) as n from earn_approvals a join members m on m.id = a.member_id
     where m.external_id = ? and a.state = 'waiting'`,
    [member],
  );
  expect(Number(waiting[0]?.n)).toBe(1);
  expect(await shop.api.verify()).toEqual([]);
});
