/** Who may enter an activity how often, and how the prizes of a draw are drawn. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EntryLimit, MemberActivityInput } from '#contract/promotions/memberActivities';
import { MEMBER_ENTRY_STATES } from '#contract/promotions/memberEntries';
import { levelFactsOf } from '#rules/platform/audiences';
import {
  changedPrizes,
  type Circumstances,
  type Enterable,
  type Entrant,
  entryLimits,
  isInAudience,
  landedOn,
  leftOfPrize,
  limitOf,
  movedInto,
  oddsOf,
  outsideCampaign,
} from '#rules/promotions/memberActivities';
import { decisionsOf } from '#rules/promotions/memberEntries';
import { drawNumber, newNonce, newSeed, seedHash } from '#server/promotions/memberActivities/draw';
import { entryWords } from '#server/promotions/memberActivities/words';
import { fieldErrors } from '#shared/fields';
import { RATE } from '#shared/money';

const RANKS = new Map([
  ['basic', 1],
  ['silver', 2],
  ['gold', 3],
]);
const facts = (level: string | null) => levelFactsOf(level, RANKS);
const at = (text: string) => Date.parse(`${text}+08:00`);
const START = at('2025-11-20T00:00:00');
const END = at('2025-11-27T00:00:00');
const NOW = at('2025-11-21T12:00:00');

const activity = (changes: Partial<Enterable> = {}): Enterable => ({
  kind: 'reward',
  audience: { levels: [], groups: [] },
  perMember: { times: 1, period: 'ever' },
  byLevel: [],
  startsAt: START,
  endsAt: END,
  archivedAt: null,
  inForce: [{ from: null, until: null }],
  maxEntries: null,
  entryCount: 0,
  points: 10,
  ...changes,
});
const entrant = (changes: Partial<Entrant> = {}): Entrant => ({
  level: facts('basic'),
  groups: [],
  enteredAt: [],
  ...changes,
});
const now = (changes: Partial<Circumstances> = {}): Circumstances => ({
  at: NOW,
  now: NOW,
  ranks: RANKS,
  timeZone: 'Asia/Shanghai',
  weekStart: 1,
  hasProgramme: true,
  canGiveCode: null,
  isTooLate: false,
  ...changes,
});
const kindsOf = (...given: Parameters<typeof entryLimits>) =>
  entryLimits(...given).map(({ kind }) => kind);

describe('who may enter', () => {
  test('the window includes its first instant and excludes its end', () => {
    const kinds = [START - 1, START, END - 1, END].map((instant) =>
      kindsOf(activity(), entrant(), now({ at: instant, now: instant })),
    );
    expect(kinds).toEqual([['notStarted'], [], [], ['over']]);
  });
  test('an entry that happened in time counts although its message is late, except in a draw', () => {
    const late = now({ at: END - 1, now: END + 1000 });
    expect(kindsOf(activity(), entrant(), late)).toEqual([]);
    expect(kindsOf(activity({ kind: 'draw' }), entrant(), late)).toEqual(['over']);
  });
  test('an archived activity takes what happened before it was archived', () => {
    const archived = activity({ archivedAt: NOW });
    expect(kindsOf(archived, entrant(), now({ at: NOW - 1, now: NOW + 5 }))).toEqual([]);
    expect(kindsOf(archived, entrant(), now())).toEqual(['over']);
  });
  test('an approval counts by when the member entered, in a draw also by when that is known', () => {
    const waits = activity({ inForce: [{ from: null, until: NOW }] });
    const late = now({ at: NOW - 1 });
    expect(kindsOf(waits, entrant(), late)).toEqual([]);
    expect(kindsOf(waits, entrant(), now())).toEqual(['notApproved']);
    expect(kindsOf({ ...waits, kind: 'draw' }, entrant(), late)).toEqual(['notApproved']);
    const approved = activity({ inForce: [{ from: NOW, until: null }] });
    expect(kindsOf(approved, entrant(), now())).toEqual([]);
    expect(kindsOf(approved, entrant(), late)).toEqual(['notApproved']);
  });
  test('levels, groups and segments of an audience must all fit', () => {
    const audience = { levels: [], fromLevel: 'silver', groups: ['staff', 'vip'], segments: ['s'] };
    const inAll = { level: { ...facts('gold'), segments: ['s'] }, groups: ['vip'] };
    expect(isInAudience(audience, inAll)).toBe(true);
    expect(isInAudience(audience, { ...inAll, groups: [] })).toBe(false);
    expect(isInAudience(audience, { ...inAll, level: facts('gold') })).toBe(false);
    expect(
      isInAudience(audience, { ...inAll, level: { ...facts('basic'), segments: ['s'] } }),
    ).toBe(false);
  });
  test('the highest level that is reached says how often', () => {
    const byLevel = [
      { fromLevel: 'gold', times: 5 },
      { fromLevel: 'silver', times: 3 },
    ];
    const limited = { perMember: { times: 1, period: 'day' } as const, byLevel };
    expect(
      ['basic', 'silver', 'gold'].map((key) => limitOf(limited, facts(key), RANKS).times),
    ).toEqual([1, 3, 5]);
  });
  test('the entry after the last allowed one is refused until the next day of the store', () => {
    const daily = activity({ perMember: { times: 2, period: 'day' } });
    const yesterday = at('2025-11-20T23:59:59');
    const once = entrant({ enteredAt: [yesterday, yesterday, NOW] });
    expect(kindsOf(daily, once, now())).toEqual([]);
    expect(entryLimits(daily, entrant({ enteredAt: [NOW, NOW] }), now())).toEqual([
      { kind: 'perMember', times: 2, period: 'day', againAt: at('2025-11-22T00:00:00') },
    ]);
  });
  test('an entry of yesterday counts with those of its own day, whatever was entered since', () => {
    const daily = activity({ perMember: { times: 1, period: 'day' } });
    const today = entrant({ enteredAt: [NOW] });
    expect(kindsOf(daily, today, now({ at: at('2025-11-20T18:00:00') }))).toEqual([]);
    expect(kindsOf(daily, today, now({ at: at('2025-11-21T00:00:00') }))).toEqual(['perMember']);
  });
  test('places, codes and the programme are limits of their kinds', () => {
    const full = activity({ kind: 'reservation', maxEntries: 3, entryCount: 3, points: null });
    expect(kindsOf(full, entrant(), now({ canGiveCode: false, hasProgramme: false }))).toEqual([
      'full',
      'codes',
    ]);
    expect(kindsOf(activity(), entrant(), now({ isTooLate: true }))).toEqual(['tooLate']);
    expect(kindsOf(activity(), entrant(), now({ hasProgramme: false }))).toEqual(['noProgramme']);
    const contest = activity({ kind: 'contest' });
    expect(kindsOf(contest, entrant(), now({ hasProgramme: false }))).toEqual([]);
  });
  test('every limit has words in both languages', () => {
    const limits: EntryLimit[] = EntryLimit.options.map((option) => {
      const { value } = option.shape.kind as { value: string };
      const more = { startsAt: START, times: 2, period: 'week', againAt: NOW };
      return { kind: value, ...more } as EntryLimit;
    });
    for (const limit of limits) {
      const words = entryWords(limit, 'Asia/Shanghai');
      expect([words.en, words.zh].every(Boolean)).toBe(true);
    }
    expect(
      entryWords({ kind: 'perMember', times: 1, period: 'day', againAt: END }, 'Asia/Shanghai'),
    ).toEqual({
      en: 'Members can enter once a day, again from 2025-11-27.',
      zh: '每天可参加 1 次，2025-11-27 起可再次参加。',
    });
  });
});

describe('a draw', () => {
  const PRIZES = [{ rate: 100 }, { rate: 900 }, { rate: 4_000 }];
  test('odds follow each other from 0, and what is beyond them wins nothing', () => {
    const index = (roll: number) => {
      const prize = landedOn(PRIZES, roll);
      return prize === null ? null : PRIZES.indexOf(prize);
    };
    expect([0, 99, 100, 999, 1_000, 4_999, 5_000, RATE - 1].map(index)).toEqual([
      0,
      0,
      1,
      1,
      2,
      2,
      null,
      null,
    ]);
  });
  test('each prize is drawn by exactly as many numbers as its odds say', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 20 }), (rates) => {
        const prizes = rates.map((rate) => ({ rate }));
        const drawn = new Map<object | null, number>();
        for (let roll = 0; roll < RATE; roll++) {
          const prize = landedOn(prizes, roll);
          drawn.set(prize, (drawn.get(prize) ?? 0) + 1);
        }
        for (const prize of prizes) expect(drawn.get(prize) ?? 0).toBe(prize.rate);
        expect(drawn.get(null) ?? 0).toBe(RATE - rates.reduce((sum, rate) => sum + rate, 0));
      }),
      { numRuns: 20 },
    );
  });
  test('a prize that has run out is published with the odds 0, and the others keep theirs', () => {
    const odds = oddsOf([
      { rate: 100, left: 0 },
      { rate: 900, left: 1 },
      { rate: 4_000, left: null },
    ]);
    expect(odds).toEqual({ rates: [0, 900, 4_000], nothing: 5_100 });
  });
  test('published odds always add up to all entries', () => {
    const prize = fc.record({
      rate: fc.integer({ min: 1, max: 500 }),
      left: fc.option(fc.integer({ min: 0, max: 3 })),
    });
    fc.assert(
      fc.property(fc.array(prize, { maxLength: 20 }), (prizes) => {
        const { rates, nothing } = oddsOf(prizes);
        expect(rates.reduce((sum, rate) => sum + rate, nothing)).toBe(RATE);
      }),
    );
  });
  test('of a prize as many are left as stock and codes allow', () => {
    expect(leftOfPrize({ stock: 3, givenCount: 1 }, null)).toBe(2);
    expect(leftOfPrize({ stock: 3, givenCount: 3 }, 10)).toBe(0);
    expect(leftOfPrize({ stock: 5, givenCount: 1 }, 2)).toBe(2);
    expect(leftOfPrize({ stock: null, givenCount: 1 }, null)).toBe(null);
  });
  test('the same seed, entry and nonce give the same number, and others another one', () => {
    const seed = 'ab'.repeat(32);
    const number = drawNumber(seed, 1, 'n');
    expect(drawNumber(seed, 1, 'n')).toBe(number);
    const others = [
      drawNumber(seed, 2, 'n'),
      drawNumber(seed, 1, 'm'),
      drawNumber('cd'.repeat(32), 1, 'n'),
    ];
    expect(others.every((other) => other !== number)).toBe(true);
    expect(seedHash(seed)).toHaveLength(64);
    expect([newSeed().length, newNonce().length]).toEqual([64, 32]);
  });
  test('numbers are spread evenly', () => {
    const seed = '0f'.repeat(32);
    const low = Array.from({ length: 20_000 }, (_, index) => drawNumber(seed, index, 'x')).filter(
      (number) => number < RATE / 10,
    );
    // A tenth of 20,000, and more than six standard deviations to both sides.
    expect(Math.abs(low.length - 2_000)).toBeLessThan(270);
  });
  test('odds and values that would change are named with their place', () => {
    const prize = { rate: 100, points: 5, batchId: null };
    expect(changedPrizes([prize], [prize])).toEqual([]);
    expect(changedPrizes([prize, prize], [prize, { ...prize, rate: 200, points: 6 }])).toEqual([
      { index: 1, field: 'rate' },
      { index: 1, field: 'points' },
    ]);
    expect(changedPrizes([prize], [])).toBe('number');
  });
});

describe('what is refused in an activity', () => {
  const base = {
    campaignId: 1,
    code: 'spring',
    kind: 'reward',
    names: { en: 'Spring' },
    startsAt: START,
    endsAt: END,
    points: 10,
  };
  const errorsOf = (more: object) => {
    const parsed = MemberActivityInput.safeParse({ ...base, ...more });
    return parsed.success ? null : fieldErrors(parsed.error);
  };
  const prize = { names: { en: 'Cup' }, points: 5, rate: 6_000 };
  test('one entry for each member is the limit where none is given', () => {
    expect(MemberActivityInput.parse(base).perMember).toEqual({ times: 1, period: 'ever' });
  });
  test.each([
    ['an end before the start', { endsAt: START }, { endsAt: 'promotions.errors.endsBeforeStart' }],
    ['a reward of nothing', { points: null }, { points: 'memberActivities.errors.givesNothing' }],
    ['a product of a reward', { productId: 3 }, { productId: 'memberActivities.errors.otherKind' }],
    ['prizes of a reward', { prizes: [prize] }, { prizes: 'memberActivities.errors.otherKind' }],
    ['a draw without prizes', { kind: 'draw', points: null }, { prizes: 'ra.validation.required' }],
    [
      'a reservation of nothing',
      { kind: 'reservation', points: null },
      {
        productId: 'ra.validation.required',
        batchId: 'ra.validation.required',
        maxEntries: 'ra.validation.required',
      },
    ],
    ['a contest without winners', { kind: 'contest' }, { winners: 'ra.validation.required' }],
    [
      'a prize of points and a code',
      { kind: 'draw', points: null, prizes: [{ ...prize, batchId: 1 }] },
      { prizes: { 0: { points: 'memberActivities.errors.pointsOrCode' } } },
    ],
    [
      'a level named twice',
      {
        byLevel: [
          { fromLevel: 'gold', times: 1 },
          { fromLevel: 'gold', times: 2 },
        ],
      },
      { byLevel: { 1: { fromLevel: 'memberActivities.errors.levelTwice' } } },
    ],
  ])('%s is refused with its field', (_, more, expected) => {
    expect(errorsOf(more)).toEqual(expected);
  });
  test('odds may add up to 100 % and no more', () => {
    const of = (...rates: number[]) =>
      errorsOf({ kind: 'draw', points: null, prizes: rates.map((rate) => ({ ...prize, rate })) });
    expect(of(6_000, 4_000)).toBe(null);
    expect(of(6_000, 4_001)).toEqual({
      prizes: { 1: { rate: expect.stringContaining('100.01 %') } },
    });
  });
  test('an unknown field is refused with its name', () => {
    expect(JSON.stringify(MemberActivityInput.safeParse({ ...base, colour: 1 }).error)).toContain(
      'colour',
    );
  });
});

test('an entry is approved, refused and awarded only in the states that allow it', () => {
  const FREE = { isErased: false, isApproved: true, winnersLeft: 1 };
  const of = (more: object) =>
    MEMBER_ENTRY_STATES.map((state) => [state, decisionsOf({ ...FREE, ...more, state })]);
  expect(of({})).toEqual([
    ['entered', []],
    ['waiting', ['approve', 'refuse']],
    ['approved', ['refuse', 'award']],
    ['refused', ['approve']],
    ['won', []],
  ]);
  const withoutAward = [
    ['entered', []],
    ['waiting', ['approve', 'refuse']],
    ['approved', ['refuse']],
    ['refused', ['approve']],
    ['won', []],
  ];
  expect(of({ winnersLeft: 0 })).toEqual(withoutAward);
  expect(of({ isApproved: false })).toEqual(withoutAward);
  expect(of({ isErased: true })).toEqual([
    ['entered', []],
    ['waiting', ['refuse']],
    ['approved', ['refuse']],
    ['refused', []],
    ['won', []],
  ]);
});

describe('the time of an activity and that of its campaign', () => {
  const campaign = { startsAt: 100, endsAt: 200 };
  const moved = (startsAt: number, endsAt: number, endOfCampaign: number | null = 200) => {
    const { startsAt: start, endsAt: end } = movedInto(
      { startsAt, endsAt },
      { ...campaign, endsAt: endOfCampaign },
    );
    return [start, end];
  };
  test('what lies within stays, and what does not moves in with its length where that fits', () => {
    expect(moved(120, 150)).toEqual([120, 150]);
    expect(moved(100, 200)).toEqual([100, 200]);
    expect(moved(10, 40)).toEqual([100, 130]);
    expect(moved(90, 130)).toEqual([100, 130]);
    expect(moved(150, 260)).toEqual([150, 200]);
    expect(moved(300, 330)).toEqual([100, 200]);
    expect(moved(10, 500, null)).toEqual([100, 500]);
  });
  test('what was moved in is refused no more', () => {
    const instant = fc.integer({ min: 0, max: 1_000_000_000_000 });
    const length = fc.integer({ min: 1, max: 1_000_000_000 });
    fc.assert(
      fc.property(instant, length, instant, fc.option(length), (start, long, begins, lasts) => {
        const open = { startsAt: begins, endsAt: lasts === null ? null : begins + lasts };
        const time = movedInto({ startsAt: start, endsAt: start + long }, open);
        expect(outsideCampaign(time, open)).toEqual({ startsAt: null, endsAt: null });
        expect(time.endsAt).toBeGreaterThan(time.startsAt);
      }),
    );
  });
  test('each end that lies outside is named', () => {
    expect(outsideCampaign({ startsAt: 99, endsAt: 201 }, campaign)).toEqual({
      startsAt: 'memberActivities.errors.beforeCampaign',
      endsAt: 'memberActivities.errors.afterCampaign',
    });
    expect(outsideCampaign({ startsAt: null, endsAt: null }, campaign)).toEqual({
      startsAt: null,
      endsAt: null,
    });
  });
});
