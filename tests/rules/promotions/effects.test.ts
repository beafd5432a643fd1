/** What an effect is measured over and against, and how sure it is. */
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
import { heldShares } from '#server/promotions/effects/heldShares';
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

describe('the days it ran', () => {
  test('end with it', () =>
    expect(spanOf([run(at('2026-03-02'), at('2026-03-09'))], at('2026-04-01'), ZONE)).toEqual(
      span('2026-03-02', '2026-03-09', '2026-03-09'),
    ));
  test('hold those it begins and ends within', () =>
    expect(
      spanOf([run(at('2026-03-02', 20), at('2026-03-09', 1))], at('2026-04-01'), ZONE),
    ).toEqual(span('2026-03-02', '2026-03-10', '2026-03-10')));
  test('hold today while it runs, which is not compared with whole days', () =>
    expect(spanOf([run(at('2026-03-02'))], at('2026-03-05', 9), ZONE)).toEqual(
      span('2026-03-02', '2026-03-06', '2026-03-05'),
    ));
  test('are none before it starts', () =>
    expect(spanOf([run(at('2026-03-02'))], at('2026-03-01'), ZONE)).toEqual(
      span('2026-03-02', '2026-03-02', '2026-03-02', false),
    ));
  test('end when it is put away', () =>
    expect(
      spanOf([run(at('2026-03-02'), null, at('2026-03-04'))], at('2026-04-01'), ZONE),
    ).toMatchObject({
      to: '2026-03-04',
    }));
  test('are those from the first start to the last end of several', () =>
    expect(
      spanOf(
        [run(at('2026-03-05'), at('2026-03-07')), run(at('2026-03-02'), at('2026-03-03'))],
        at('2026-04-01'),
        ZONE,
      ),
    ).toMatchObject({ from: '2026-03-02', to: '2026-03-07' }));
});

describe('the period before', () => {
  test.each([
    ['2026-03-02', '2026-03-03', '2026-02-23', '2026-02-24'],
    ['2026-03-02', '2026-03-09', '2026-02-23', '2026-03-02'],
    ['2026-03-02', '2026-03-10', '2026-02-16', '2026-02-24'],
    ['2026-03-02', '2026-03-16', '2026-02-16', '2026-03-02'],
  ])('of %s … %s', (from, to, expectedFrom, expectedTo) =>
    expect(earlierPeriodOf({ from, to })).toEqual({ from: expectedFrom, to: expectedTo }),
  );
  test('is as long, apart, and of the same weekdays', () =>
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

describe('a lift', () => {
  test('is the difference times the number with it, with Welch’s interval', () => {
    // As in the effect of prices: a difference of 4.4, √(0.26 + 0.5) = 0.8718, 7.27 degrees of freedom, t = 2.347.
    const lift = liftOf(sampleOf([500, 700, 600, 900, 800]), sampleOf([200, 400, 300, 300, 100]));
    expect(lift.incrementalRevenue).toBe(2200);
    expect(lift.high - 2200).toBe(2200 - lift.low);
    expect(Math.abs(lift.high - 2200 - 5 * 204.6)).toBeLessThan(5);
  });
  test('is certain where nobody differs from another', () =>
    expect(liftOf(sampleOf([3, 3, 3]), sampleOf([2, 2]))).toEqual({
      incrementalRevenue: 3,
      low: 3,
      high: 3,
    }));
  test('may be a loss', () =>
    expect(liftOf(sampleOf([2, 2]), sampleOf([3, 3, 3]))).toEqual({
      incrementalRevenue: -2,
      low: -2,
      high: -2,
    }));
  test('of many is close to the normal interval', () => {
    // 1,000 with and 1,000 without, each half 0 and half 200: s² = 10,010, √(2 · 10.01) = 4.474, t = 1.9612.
    const values = Array.from({ length: 1000 }, (_, n) => (n % 2) * 200);
    const lift = liftOf(sampleOf(values), sampleOf(values));
    expect(lift.incrementalRevenue).toBe(0);
    expect(Math.abs(lift.high - 8775)).toBeLessThan(10);
  });
  test('holds the truth 95 times out of 100', () => {
    // A fixed source of chance: the difference is 10 a day, the days' own spread 30.
    let seed = 7;
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const bell = () => Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance());
    const draw = (mean: number) => sampleOf(Array.from({ length: 14 }, () => mean + 30 * bell()));
    const held = Array.from({ length: 4000 }, () => liftOf(draw(110), draw(100))).filter(
      ({ low, high }) => low <= 140 && 140 <= high,
    );
    expect(held.length / 4000).toBeGreaterThan(0.94);
    expect(held.length / 4000).toBeLessThan(0.96);
  });
  test('is the same from sums', () =>
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
  test('counts those who bought nothing', () =>
    // 30 · 1000 and ten times nothing: mean 750, variance (30 · 250² + 10 · 750²) / 39.
    expect(sampleOfSums(40, 30_000, 30_000_000)).toEqual({
      count: 40,
      mean: 750,
      variance: 7_500_000 / 39,
    }));
});

describe('the share held out', () => {
  const terms = (holdoutBps: number, liveFrom: number) => ({ holdoutBps, liveFrom });
  test('is one where the terms never changed', () =>
    expect(heldShares([terms(1000, 5)], 10)).toEqual({ least: 1000, most: 1000 }));
  test('is told apart where they did', () =>
    expect(heldShares([terms(1000, 5), terms(500, 12), terms(2000, 20)], 10)).toEqual({
      least: 500,
      most: 2000,
    }));
  test('leaves out terms that were over before it started', () =>
    expect(heldShares([terms(0, 5), terms(500, 8)], 10)).toEqual({ least: 500, most: 500 }));
  test('is nobody where once nobody was', () =>
    expect(heldShares([terms(0, 5), terms(500, 12)], 10)).toEqual({ least: 0, most: 500 }));
  test('is nobody of terms that never held', () =>
    expect(heldShares([], 10)).toEqual({ least: 0, most: 0 }));
});

describe('the days around', () => {
  const ran = { from: '2026-03-02', to: '2026-03-09' };
  test('are 28 on each side, once they are over', () =>
    expect(aroundOf(ran, '2026-04-06', '2026-02-02')).toEqual({
      before: { from: '2026-02-02', to: '2026-03-02' },
      after: { from: '2026-03-09', to: '2026-04-06' },
    }));
  test.each([
    ['the last is not over', '2026-04-05', '2026-01-01'],
    ['the store did not sell yet', '2026-05-01', '2026-02-03'],
    ['the store never sold', '2026-05-01', null],
  ])('are none while %s', (_, today, dataFrom) =>
    expect(aroundOf(ran, today, dataFrom)).toBeNull(),
  );
  test('nor of what never ran', () =>
    expect(
      aroundOf({ from: '2026-03-02', to: '2026-03-02' }, '2026-05-01', '2020-01-01'),
    ).toBeNull());
  test('are told per day, to two places', () => expect(perDay(25, ran)).toBe(3.57));
});

describe('figures', () => {
  test('are not divided by nothing', () => {
    expect([bpsOf(1, 3), bpsOf(-1, 2), bpsOf(5, 0)]).toEqual([3333, -5000, null]);
    expect([meanOf(10, 4), meanOf(0, 0)]).toEqual([3, null]);
  });
  test('are there for every day it ran, and for orders paid past its end', () => {
    const day = (name: string) => ({ day: name, orders: 1, discount: 2, revenue: 3 });
    const none = (name: string) => ({ day: name, orders: 0, discount: 0, revenue: 0 });
    expect(
      filledDays([day('2026-03-03'), day('2026-03-05')], { from: '2026-03-02', to: '2026-03-04' }),
    ).toEqual([none('2026-03-02'), day('2026-03-03'), none('2026-03-04'), day('2026-03-05')]);
    expect(filledDays([], { from: '2026-03-02', to: '2026-03-02' })).toEqual([]);
    expect(daysOf({ from: '2026-03-02', to: '2026-03-01' })).toEqual([]);
  });
});
