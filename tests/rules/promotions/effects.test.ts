/** The periods that an effect is measured over and against, and its confidence interval. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aroundOf,
  daysOf,
  earlierPeriodOf,
  filledDays,
  perDay,
  spanOf,
} from '#server/promotions/effects/periods';
import {
  bpsOf,
  liftOf,
  meanOf,
  sampleOf,
  sampleOfSums,
} from '#server/promotions/effects/statistics';
import { computeHoldoutRange } from '#server/promotions/effects/holdoutRange';
import { addDays, daysBetween, startOfDay } from '#shared/days';

const ZONE = 'Asia/Shanghai';
const at = (day: string, hours = 0) => startOfDay(day, ZONE) + hours * 3_600_000;
const run = (startsAt: number, endsAt: number | null = null, archivedAt: number | null = null) => ({
  startsAt,
  endsAt,
  archivedAt,
});
const span = (from: string, to: string, over: string, started = true) => ({
  from,
  to,
  compared: { from, to: over },
  started,
});

describe('the days on which a promotion ran', () => {
  test('the days end with the promotion', () =>
    expect(spanOf([run(at('2026-03-02'), at('2026-03-09'))], at('2026-04-01'), ZONE)).toEqual(
      span('2026-03-02', '2026-03-09', '2026-03-09'),
    ));
  test('the days on which it begins and ends are included', () =>
    expect(
      spanOf([run(at('2026-03-02', 20), at('2026-03-09', 1))], at('2026-04-01'), ZONE),
    ).toEqual(span('2026-03-02', '2026-03-10', '2026-03-10')));
  test('a running promotion includes today, which is not compared with whole days', () =>
    expect(spanOf([run(at('2026-03-02'))], at('2026-03-05', 9), ZONE)).toEqual(
      span('2026-03-02', '2026-03-06', '2026-03-05'),
    ));
  test('a promotion that has not started has no days', () =>
    expect(spanOf([run(at('2026-03-02'))], at('2026-03-01'), ZONE)).toEqual(
      span('2026-03-02', '2026-03-02', '2026-03-02', false),
    ));
  test('the days end when the promotion is archived', () =>
    expect(
      spanOf([run(at('2026-03-02'), null, at('2026-03-04'))], at('2026-04-01'), ZONE),
    ).toMatchObject({
      to: '2026-03-04',
    }));
  test('several runs span the first start to the last end', () =>
    expect(
      spanOf(
        [run(at('2026-03-05'), at('2026-03-07')), run(at('2026-03-02'), at('2026-03-03'))],
        at('2026-04-01'),
        ZONE,
      ),
    ).toMatchObject({ from: '2026-03-02', to: '2026-03-07' }));
});

describe('the earlier period for comparison', () => {
  test.each([
    ['2026-03-02', '2026-03-03', '2026-02-23', '2026-02-24'],
    ['2026-03-02', '2026-03-09', '2026-02-23', '2026-03-02'],
    ['2026-03-02', '2026-03-10', '2026-02-16', '2026-02-24'],
    ['2026-03-02', '2026-03-16', '2026-02-16', '2026-03-02'],
  ])('the period before %s … %s is the expected one', (from, to, expectedFrom, expectedTo) =>
    expect(earlierPeriodOf({ from, to })).toEqual({ from: expectedFrom, to: expectedTo }),
  );
  test('the earlier period has the same length and weekdays and does not overlap', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 3000 }),
        (length, start) => {
          const from = addDays('2020-01-01', start);
          const to = addDays(from, length);
          const earlier = earlierPeriodOf({ from, to });
          expect(daysBetween(earlier.from, earlier.to)).toBe(length);
          expect(daysBetween(earlier.from, from) % 7).toBe(0);
          expect(earlier.to <= from).toBe(true);
          expect(daysBetween(earlier.to, from)).toBeLessThan(7);
        },
      ),
    ));
});

describe('the lift of a promotion', () => {
  test('the lift is the difference times the number of members, with Welch’s interval', () => {
    // As in the effect of prices: a difference of 4.4, √(0.26 + 0.5) = 0.8718, 7.27 degrees of freedom, t = 2.347.
    const lift = liftOf(sampleOf([500, 700, 600, 900, 800]), sampleOf([200, 400, 300, 300, 100]));
    expect(lift.incrementalRevenue).toBe(2200);
    expect(lift.high - 2200).toBe(2200 - lift.low);
    expect(Math.abs(lift.high - 2200 - 5 * 204.6)).toBeLessThan(5);
  });
  test('the interval has no width if all members are equal', () =>
    expect(liftOf(sampleOf([3, 3, 3]), sampleOf([2, 2]))).toEqual({
      incrementalRevenue: 3,
      low: 3,
      high: 3,
    }));
  test('the lift may be negative', () =>
    expect(liftOf(sampleOf([2, 2]), sampleOf([3, 3, 3]))).toEqual({
      incrementalRevenue: -2,
      low: -2,
      high: -2,
    }));
  test('the interval of large samples is close to the normal interval', () => {
    // 1,000 with and 1,000 without, each half 0 and half 200: s² = 10,010, √(2 · 10.01) = 4.474, t = 1.9612.
    const values = Array.from({ length: 1000 }, (_, n) => (n % 2) * 200);
    const lift = liftOf(sampleOf(values), sampleOf(values));
    expect(lift.incrementalRevenue).toBe(0);
    expect(Math.abs(lift.high - 8775)).toBeLessThan(10);
  });
  test('the interval contains the true value 95 times out of 100', () => {
    // A seeded random generator: the difference is 10 a day, the standard deviation of the days is 30.
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const draw = (mean: number) => sampleOf(Array.from({ length: 14 }, () => mean + 30 * normal()));
    const covering = Array.from({ length: 4000 }, () => liftOf(draw(110), draw(100))).filter(
      ({ low, high }) => low <= 140 && 140 <= high,
    );
    expect(covering.length / 4000).toBeGreaterThan(0.94);
    expect(covering.length / 4000).toBeLessThan(0.96);
  });
  test('a sample computed from sums equals one computed from values', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 2, maxLength: 50 }),
        (values) => {
          const sum = values.reduce((all, value) => all + value, 0);
          const squares = values.reduce((all, value) => all + value * value, 0);
          const direct = sampleOf(values);
          const fromSums = sampleOfSums(values.length, sum, squares);
          expect(fromSums.mean).toBeCloseTo(direct.mean, 6);
          expect(Math.abs(fromSums.variance - direct.variance)).toBeLessThanOrEqual(
            1e-6 * squares + 1e-6,
          );
        },
      ),
    ));
  test('members who bought nothing are counted', () =>
    // 30 · 1000 and ten times nothing: mean 750, variance (30 · 250² + 10 · 750²) / 39.
    expect(sampleOfSums(40, 30_000, 30_000_000)).toEqual({
      count: 40,
      mean: 750,
      variance: 7_500_000 / 39,
    }));
});

describe('the holdout share', () => {
  const terms = (holdoutBps: number, liveFrom: number) => ({ holdoutBps, liveFrom });
  test('there is one holdout share if the terms never changed', () =>
    expect(computeHoldoutRange([terms(1000, 5)], 10)).toEqual({ least: 1000, most: 1000 }));
  test('the least and the greatest holdout share are given if the terms changed', () =>
    expect(computeHoldoutRange([terms(1000, 5), terms(500, 12), terms(2000, 20)], 10)).toEqual({
      least: 500,
      most: 2000,
    }));
  test('terms that ended before the start are left out', () =>
    expect(computeHoldoutRange([terms(0, 5), terms(500, 8)], 10)).toEqual({
      least: 500,
      most: 500,
    }));
  test('the least holdout share is zero if the terms once had no holdout', () =>
    expect(computeHoldoutRange([terms(0, 5), terms(500, 12)], 10)).toEqual({
      least: 0,
      most: 500,
    }));
  test('the holdout share is zero if the terms never took effect', () =>
    expect(computeHoldoutRange([], 10)).toEqual({ least: 0, most: 0 }));
});

describe('the periods before and after a promotion', () => {
  const ran = { from: '2026-03-02', to: '2026-03-09' };
  test('the periods have 28 days each once the later one is over', () =>
    expect(aroundOf(ran, '2026-04-06', '2026-02-02')).toEqual({
      before: { from: '2026-02-02', to: '2026-03-02' },
      after: { from: '2026-03-09', to: '2026-04-06' },
    }));
  test.each([
    ['the later period is not over', '2026-04-05', '2026-01-01'],
    ['the store has no sales in the earlier period', '2026-05-01', '2026-02-03'],
    ['the store has no sales at all', '2026-05-01', null],
  ])('there are no periods while %s', (_, today, dataFrom) =>
    expect(aroundOf(ran, today, dataFrom)).toBeNull(),
  );
  test('there are no periods for a promotion that never ran', () =>
    expect(
      aroundOf({ from: '2026-03-02', to: '2026-03-02' }, '2026-05-01', '2020-01-01'),
    ).toBeNull());
  test('a figure per day has two decimal places', () => expect(perDay(25, ran)).toBe(3.57));
});

describe('figures of an effect', () => {
  test('a ratio with a denominator of zero is null', () => {
    expect([bpsOf(1, 3), bpsOf(-1, 2), bpsOf(5, 0)]).toEqual([3333, -5000, null]);
    expect([meanOf(10, 4), meanOf(0, 0)]).toEqual([3, null]);
  });
  test('every day of the run is listed, and later days that have orders', () => {
    const day = (name: string) => ({ day: name, orders: 1, discount: 2, revenue: 3 });
    const none = (name: string) => ({ day: name, orders: 0, discount: 0, revenue: 0 });
    expect(
      filledDays([day('2026-03-03'), day('2026-03-05')], { from: '2026-03-02', to: '2026-03-04' }),
    ).toEqual([none('2026-03-02'), day('2026-03-03'), none('2026-03-04'), day('2026-03-05')]);
    expect(filledDays([], { from: '2026-03-02', to: '2026-03-02' })).toEqual([]);
    expect(daysOf({ from: '2026-03-02', to: '2026-03-01' })).toEqual([]);
  });
});
