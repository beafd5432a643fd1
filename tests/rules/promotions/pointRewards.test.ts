/** What a reward costs a member, how often it can be redeemed, and why not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMIT_PERIODS, PointRewardInput, RewardLimit } from '#contract/promotions/pointRewards';
import { levelFactsOf } from '#rules/platform/audiences';
import {
  type Circumstances,
  leftOf,
  limitsOf,
  type Offered,
  periodAt,
  termsOf,
} from '#rules/promotions/pointRewards';
import { limitWords } from '#server/promotions/pointRewards/words';
import { fieldErrors } from '#shared/fields';

const RANKS = new Map([
  ['basic', 1],
  ['silver', 2],
  ['gold', 3],
]);
const facts = (level: string | null) => levelFactsOf(level, RANKS);
const ZONE = { timeZone: 'Asia/Shanghai', weekStart: 1 };
const at = (text: string) => Date.parse(`${text}+08:00`);
const NOW = at('2025-11-21T12:00:00');

const MONTHLY = { times: 1, period: 'month' } as const;
const reward = (changes: Partial<Offered> = {}): Offered => ({
  points: 1000,
  byLevel: [],
  perMember: null,
  audience: { levels: [] },
  maxRedeemed: null,
  stock: null,
  redeemedCount: 0,
  startsAt: null,
  endsAt: null,
  archivedAt: null,
  ...changes,
});
const circumstances: Circumstances = {
  now: NOW,
  ranks: RANKS,
  hasProgramme: true,
  codes: { canGive: true, startsAt: 0, unusable: null },
  ...ZONE,
};
const redeemer = { level: facts('silver'), available: 5000, redeemedAt: [] as number[] };
const kindsOf = (limits: readonly RewardLimit[]) => limits.map(({ kind }) => kind);

describe('the cost of a reward', () => {
  const byLevel = [
    { fromLevel: 'silver', points: 900, times: null },
    { fromLevel: 'gold', points: 700, times: 3 },
  ];
  test.each([
    [null, 1000, 1],
    ['basic', 1000, 1],
    ['silver', 900, 1],
    ['gold', 700, 3],
    ['unknown', 1000, 1],
  ])('a member of the level %s pays %i points and may redeem it %i times', (level, points, times) =>
    expect(termsOf({ points: 1000, byLevel, perMember: MONTHLY }, facts(level), RANKS)).toEqual({
      points,
      perMember: { times, period: 'month' },
    }),
  );
  test('the order in which the levels are written does not matter', () =>
    expect(
      termsOf(
        { points: 1000, byLevel: byLevel.toReversed(), perMember: null },
        facts('gold'),
        RANKS,
      ),
    ).toEqual({ points: 700, perMember: null }));
});

describe('the periods of a limit', () => {
  test.each([
    ['day', '2025-11-21T00:00:00', '2025-11-22T00:00:00'],
    ['week', '2025-11-17T00:00:00', '2025-11-24T00:00:00'],
    ['month', '2025-11-01T00:00:00', '2025-12-01T00:00:00'],
    ['year', '2025-01-01T00:00:00', '2026-01-01T00:00:00'],
  ] as const)('a %s begins and ends at midnights of the store', (period, from, until) =>
    expect(periodAt(period, NOW, ZONE)).toEqual({ from: at(from), until: at(until) }),
  );
  test('a limit for ever counts every instant and does not begin again', () =>
    expect(periodAt('ever', NOW, ZONE)).toEqual({ from: -Infinity, until: null }));
  test('a week begins on the first weekday of the store', () =>
    expect(periodAt('week', NOW, { ...ZONE, weekStart: 7 }).from).toBe(at('2025-11-16T00:00:00')));
  test('every instant is in its period, whose end is in the next one', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...LIMIT_PERIODS),
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Apia', 'UTC'),
        (period, instant, timeZone) => {
          const calendar = { timeZone, weekStart: 1 };
          const { from, until } = periodAt(period, instant, calendar);
          expect(from <= instant && instant < (until ?? Infinity)).toBe(true);
          if (until !== null) expect(periodAt(period, until, calendar).from).toBe(until);
        },
      ),
      { numRuns: 300 },
    ));
});

describe('what keeps a member from redeeming a reward', () => {
  test('nothing keeps a member with enough points from it', () =>
    expect(limitsOf(reward({ stock: 1 }), redeemer, circumstances)).toEqual([]));
  test('it says how many points are missing', () =>
    expect(limitsOf(reward(), { ...redeemer, available: 940 }, circumstances)).toEqual([
      { kind: 'points', needed: 1000, available: 940, missing: 60 },
    ]));
  test('exactly the cost is enough', () =>
    expect(limitsOf(reward(), { ...redeemer, available: 1000 }, circumstances)).toEqual([]));
  test.each<[string, Partial<Offered>, number, string[]]>([
    ['at its first instant', { startsAt: NOW }, NOW, []],
    ['before it', { startsAt: NOW }, NOW - 1, ['notStarted']],
    ['in its last millisecond', { endsAt: NOW }, NOW - 1, []],
    ['at its end', { endsAt: NOW }, NOW, ['over']],
    ['once it is archived', { archivedAt: NOW - 5 }, NOW, ['over']],
  ])('the window is half-open: %s', (_, changes, now, kinds) =>
    expect(kindsOf(limitsOf(reward(changes), redeemer, { ...circumstances, now }))).toEqual(kinds),
  );
  test.each<[string, Offered['audience'], string[]]>([
    ['of a named level', { levels: ['silver'] }, []],
    ['of another level', { levels: ['gold'] }, ['level']],
    ['above the lowest level', { levels: [], fromLevel: 'basic' }, []],
    ['below the lowest level', { levels: [], fromLevel: 'gold' }, ['level']],
  ])('a member %s', (_, audience, kinds) =>
    expect(kindsOf(limitsOf(reward({ audience }), redeemer, circumstances))).toEqual(kinds),
  );
  test('a gift of which none is left, and one of which all were redeemed, are different reasons', () => {
    const none = reward({ stock: 3, maxRedeemed: 3, redeemedCount: 3 });
    expect(kindsOf(limitsOf(none, redeemer, circumstances))).toEqual(['stock', 'maxRedeemed']);
  });
  test('a member may redeem it again when the next period begins', () => {
    const redeemedAt = [at('2025-10-31T23:59:59'), at('2025-11-01T00:00:00')];
    const monthly = reward({ perMember: MONTHLY });
    expect(limitsOf(monthly, { ...redeemer, redeemedAt }, circumstances)).toEqual([
      { kind: 'perMember', ...MONTHLY, againAt: at('2025-12-01T00:00:00') },
    ]);
    const later = { ...circumstances, now: at('2025-12-01T00:00:00') };
    expect(limitsOf(monthly, { ...redeemer, redeemedAt }, later)).toEqual([]);
  });
  test('without a programme, and without codes, nobody redeems anything', () =>
    expect(
      kindsOf(
        limitsOf(reward(), redeemer, {
          ...circumstances,
          hasProgramme: false,
          codes: { canGive: false, startsAt: 0, unusable: null },
        }),
      ),
    ).toEqual(['noProgramme', 'codes']));
  test('codes that are valid later are not sold before', () => {
    const later = { canGive: true, startsAt: NOW + 1, unusable: null };
    const limits = (startsAt: number | null, now = NOW) =>
      limitsOf(reward({ startsAt }), redeemer, { ...circumstances, now, codes: later });
    expect(limits(null)).toEqual([{ kind: 'notStarted', startsAt: NOW + 1 }]);
    expect(limits(NOW + 5)).toEqual([{ kind: 'notStarted', startsAt: NOW + 5 }]);
    expect(limits(null, NOW + 1)).toEqual([]);
  });
  test('a code that the member could not use is not sold', () => {
    const codes = { canGive: true, startsAt: 0, unusable: 'memberUsesReached' } as const;
    expect(limitsOf(reward(), redeemer, { ...circumstances, codes })).toEqual([
      { kind: 'unusable', verdict: 'memberUsesReached' },
    ]);
  });
  test('a member who may redeem it can do so at most as often as is left', () =>
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
        (stock, maxRedeemed) => {
          let redeemedCount = 0;
          const state = () => ({
            ...reward({ stock, maxRedeemed, redeemedCount }),
            unclaimed: null,
          });
          while (redeemedCount < 10 && limitsOf(state(), redeemer, circumstances).length === 0)
            redeemedCount += 1;
          expect(redeemedCount).toBe(Math.min(10, stock ?? 10, maxRedeemed ?? 10));
          expect(leftOf(state()) ?? 0).toBe(0);
        },
      ),
    ));
});

describe('what is left', () => {
  test.each([
    [null, null, null, null],
    [null, 5, null, 3],
    [null, 5, 1, 1],
    [null, null, 0, 0],
    [2, null, null, 0],
  ])(
    'of stock %s, times %s and codes %s, redeemed twice, %s are left',
    (stock, most, codes, left) =>
      expect(leftOf({ stock, maxRedeemed: most, redeemedCount: 2, unclaimed: codes })).toBe(left),
  );
});

describe('the words of the reasons', () => {
  test('they say what is missing and when it goes on, in both languages', () => {
    const missing = { kind: 'points', needed: 1000, available: 940, missing: 60 } as const;
    expect(limitWords(missing, ZONE.timeZone)).toEqual({
      en: '60 points missing: it costs 1000, and 940 can be spent.',
      zh: '还差 60 积分：需 1000 积分，可用 940 积分。',
    });
    const again = { ...MONTHLY, kind: 'perMember', againAt: at('2025-12-01T00:00:00') } as const;
    expect(limitWords(again, ZONE.timeZone)).toEqual({
      en: 'It can be redeemed once a month, again from 2025-12-01.',
      zh: '每月限兑 1 次，2025-12-01 起可再次兑换。',
    });
  });
  test('every reason has a text in both languages', () => {
    const kinds = RewardLimit.options.map(({ shape }) => shape.kind.value);
    expect(kinds.length).toBe(10);
    const limits: RewardLimit[] = [
      { kind: 'notStarted', startsAt: NOW },
      { kind: 'over' },
      { kind: 'level' },
      { kind: 'perMember', times: 2, period: 'ever', againAt: null },
      { kind: 'maxRedeemed' },
      { kind: 'stock' },
      { kind: 'codes' },
      { kind: 'unusable', verdict: 'otherLevel' },
      { kind: 'noProgramme' },
      { kind: 'points', needed: 1, available: 0, missing: 1 },
    ];
    expect(kindsOf(limits).toSorted()).toEqual(kinds.toSorted());
    for (const limit of limits) {
      const { en = '', zh = '' } = limitWords(limit, ZONE.timeZone);
      expect(en).toMatch(/^[A-Z0-9].+\.$/);
      expect(zh).toMatch(/。$/);
    }
  });
});

describe('the fields of a reward', () => {
  const gift = { kind: 'gift', names: { en: 'Tea set' }, points: 500, stock: 10 };
  const errorsOf = (input: object) => {
    const { error } = PointRewardInput.safeParse({ ...gift, ...input });
    return error ? fieldErrors(error) : {};
  };
  test('a gift with stock is accepted', () => expect(errorsOf({})).toEqual({}));
  test.each<[string, object, object]>([
    ['a gift without stock', { stock: null }, { stock: 'ra.validation.required' }],
    [
      'a code without batch',
      { kind: 'coupon', stock: null },
      { batchId: 'ra.validation.required' },
    ],
    [
      'a code with stock',
      { kind: 'coupon', batchId: 1 },
      { stock: 'pointRewards.errors.stockOfCodes' },
    ],
    ['a gift with a batch', { batchId: 1 }, { batchId: 'pointRewards.errors.giftWithBatch' }],
    [
      'an end before the start',
      { startsAt: 5, endsAt: 5 },
      { endsAt: 'promotions.errors.endsBeforeStart' },
    ],
    [
      'a level with two costs',
      { byLevel: [1, 2].map((points) => ({ fromLevel: 'gold', points })) },
      { byLevel: { 1: { fromLevel: 'pointRewards.errors.levelTwice' } } },
    ],
    [
      'a number of times without a period',
      { byLevel: [{ fromLevel: 'gold', points: 1, times: 2 }] },
      { byLevel: { 0: { times: 'pointRewards.errors.timesWithoutPeriod' } } },
    ],
    [
      'a picture at no address',
      { pictureUrl: 'javascript:alert(1)' },
      { pictureUrl: 'products.errors.imageUrl' },
    ],
  ])('%s is refused with its field', (_, input, errors) => expect(errorsOf(input)).toEqual(errors));
  test.each([0, -5, 1.5, 1_000_000_001])('%d is no cost in points', (points) =>
    expect(Object.keys(errorsOf({ points }))).toEqual(['points']),
  );
});
