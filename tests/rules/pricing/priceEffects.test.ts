/** The effect of a price batch: the days compared, the change and its confidence interval, and sums over ancestor categories. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeOf,
  type DaySum,
  effectOf,
  meanBps,
  rolledUp,
  sidesOf,
  studentT,
} from '#server/pricing/reports/rules';
import { addDays, startOfDay } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const at = (day: string, hours = 0) => startOfDay(day, ZONE) + hours * 3_600_000;
const LATE = { now: at('2026-06-01'), timeZone: ZONE, dataFrom: '2020-01-01' };

describe('the days compared before and after a batch', () => {
  test('each period has 28 days on its side of a midnight start', () =>
    expect(sidesOf({ startsAt: at('2026-03-01'), endsAt: null }, LATE)).toEqual({
      before: { from: '2026-02-01', to: '2026-03-01' },
      after: { from: '2026-03-01', to: '2026-03-29' },
    }));
  test('a day on which the price changed is left out', () =>
    expect(sidesOf({ startsAt: at('2026-03-01', 9), endsAt: null }, LATE)).toEqual({
      before: { from: '2026-02-01', to: '2026-03-01' },
      after: { from: '2026-03-02', to: '2026-03-30' },
    }));
  test('the later period ends with the batch', () =>
    expect(sidesOf({ startsAt: at('2026-03-01'), endsAt: at('2026-03-08') }, LATE).after).toEqual({
      from: '2026-03-01',
      to: '2026-03-08',
    }));
  test('the later period ends with yesterday', () =>
    expect(
      sidesOf({ startsAt: at('2026-05-20'), endsAt: null }, { ...LATE, now: at('2026-06-01', 15) })
        .after,
    ).toEqual({
      from: '2026-05-20',
      to: '2026-06-01',
    }));
  test('a batch that has not started has no later period', () =>
    expect(sidesOf({ startsAt: at('2026-07-01'), endsAt: null }, LATE).after).toEqual({
      from: '2026-07-01',
      to: '2026-07-01',
    }));
  test('the earlier period begins with the first sale of the store', () =>
    expect(
      sidesOf({ startsAt: at('2026-03-01'), endsAt: null }, { ...LATE, dataFrom: '2026-02-20' })
        .before.from,
    ).toBe('2026-02-20'));
  test('there is no earlier period without sales', () =>
    expect(
      sidesOf({ startsAt: at('2026-03-01'), endsAt: null }, { ...LATE, dataFrom: null }).before,
    ).toEqual({
      from: '2026-03-01',
      to: '2026-03-01',
    }));
});

describe('the change per day', () => {
  test('the change is the difference of the means with Welch’s interval', () => {
    // Variances 1.3 and 2.5 of five days each: √(0.26 + 0.5) = 0.8718, 7.27 degrees of freedom, t = 2.347.
    const { change, low, high } = changeOf([2, 4, 3, 3, 1], [5, 7, 6, 9, 8]);
    expect(change).toBeCloseTo(4.4, 10);
    expect(high - change).toBeCloseTo(change - low, 10);
    expect(high - change).toBeCloseTo(2.046, 2);
  });
  test('the interval has no width if all days are equal', () =>
    expect(changeOf([2, 2, 2], [3, 3, 3])).toEqual({ change: 1, low: 1, high: 1 }));
  test.each([
    [5, 2.571],
    [10, 2.228],
    [27, 2.052],
    [54, 2.005],
    [1000, 1.962],
  ])('Student’s t for %i degrees of freedom is the expected one', (degrees, expected) =>
    expect(Math.abs(studentT(degrees) - expected)).toBeLessThan(0.01),
  );
  test('the interval contains the change, and swapping the periods reverses the sign', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 14, maxLength: 28 }),
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 14, maxLength: 28 }),
        (before, after) => {
          const { change, low, high } = changeOf(before, after);
          expect(low).toBeLessThanOrEqual(change);
          expect(high).toBeGreaterThanOrEqual(change);
          const back = changeOf(after, before);
          expect(back.change).toBeCloseTo(-change, 8);
          expect(back.low).toBeCloseTo(-high, 8);
        },
      ),
    ));
});

describe('the effect of a batch', () => {
  const sides = sidesOf({ startsAt: at('2026-03-01'), endsAt: null }, LATE);
  const sales = (before: number, after: number, days = 28) => {
    const sums = new Map<string, DaySum>();
    for (let n = 0; n < days; n++) {
      sums.set(addDays('2026-02-01', n), { units: before + (n % 2), margin: 100 * before });
      sums.set(addDays('2026-03-01', n), { units: after + (n % 2), margin: 90 * after });
    }
    return sums;
  };
  test('an effect adds up both periods', () => {
    const effect = effectOf(sales(4, 6), sides);
    expect(effect).toMatchObject({
      reason: null,
      before: { days: 28, units: 126 },
      after: { days: 28, units: 182 },
    });
    expect(effect.before.unitsPerDay).toBeCloseTo(4.5);
    expect(effect.units?.change).toBeCloseTo(2);
    expect(effect.margin?.change).toBeCloseTo(140);
  });
  test('days without a sale are counted', () =>
    expect(effectOf(new Map(), sides).before.days).toBe(28));
  test('no effect is reported from fewer than 30 units', () =>
    expect(effectOf(sales(0, 0), sides)).toMatchObject({
      reason: 'units',
      units: null,
      margin: null,
    }));
  test('no effect is reported from fewer than 14 days', () =>
    expect(
      effectOf(
        sales(9, 9),
        sidesOf({ startsAt: at('2026-03-01'), endsAt: at('2026-03-14') }, LATE),
      ),
    ).toMatchObject({ reason: 'days', units: null, after: { days: 13 } }));
  test('an effect is reported from 14 days', () =>
    expect(
      effectOf(sales(9, 9), sidesOf({ startsAt: at('2026-03-01'), endsAt: at('2026-03-15') }, LATE))
        .reason,
    ).toBeNull());
});

test.each([
  // Three margins of a third: whole basis points of each would make 3,333 and lose the rest.
  [3 * 3_333.5, 3, 3_334],
  [2 * 3_333 + 3_334, 3, 3_333],
  [-1_000.6, 1, -1_001],
  // Half up, whatever the order in which a database added the fractions.
  [1.5 - 1e-12, 1, 2],
  [0, 2, 0],
  [0, 0, null],
])('a sum of %d basis points over %i ratios has the mean %s', (sum, count, mean) =>
  expect(meanBps(sum, count)).toBe(mean),
);

test('the sum of a category is added to all its ancestors and to the total', () => {
  const paths: Record<number, number[]> = { 1: [1], 2: [1, 2], 3: [3] };
  const own = new Map<number | null, number>([
    [1, 5],
    [2, 7],
    [3, 1],
    [null, 2],
  ]);
  const sums = rolledUp(
    own,
    (id) => paths[id] ?? [],
    (sum: number | undefined, part) => (sum ?? 0) + part,
  );
  expect(Object.fromEntries([...sums].map(([id, n]) => [String(id), n]))).toEqual({
    null: 15,
    1: 12,
    2: 7,
    3: 1,
  });
});
