/** Effects of price batches at their limits: the first and last days, the least data, and the width of intervals. */
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
import { addDays } from '#shared/days';

const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const SETTING = { now: at('2026-06-01'), timeZone: 'UTC', dataFrom: '2020-01-01' };
const BATCH = { startsAt: at('2026-03-01'), endsAt: null };

describe('the days before a batch', () => {
  test.each([
    ['begin with the 28th', '2026-01-31', '2026-02-01'],
    ['begin with the first sale', '2026-02-02', '2026-02-02'],
    ['are one where the first sale was the day before', '2026-02-28', '2026-02-28'],
    ['are none where the first sale was on the day of the change', '2026-03-01', '2026-03-01'],
    ['are none where the first sale came later', '2026-04-01', '2026-03-01'],
  ])('the days before a batch %s', (_, dataFrom, from) => {
    expect(sidesOf(BATCH, { ...SETTING, dataFrom }).before).toEqual({ from, to: '2026-03-01' });
  });
});
describe('the days after a batch', () => {
  test.each([
    ['end after 28', null, '2026-06-01', '2026-03-29'],
    ['end with the batch', '2026-03-28', '2026-06-01', '2026-03-28'],
    ['do not reach today', null, '2026-03-20', '2026-03-20'],
    ['are none on its first day', null, '2026-03-01', '2026-03-01'],
    ['are none before it', null, '2026-02-20', '2026-03-01'],
  ])('the days after a batch %s', (_, endsOn, today, to) => {
    const endsAt = endsOn === null ? null : at(endsOn);
    expect(sidesOf({ ...BATCH, endsAt }, { ...SETTING, now: at(today) }).after).toEqual({
      from: '2026-03-01',
      to,
    });
  });
});

describe('an effect', () => {
  const FIRST = '2026-03-01';
  /** As many days on each side of 1 March, with these units and margins in turn on each day. */
  const effect = (days: [number, number], units: (index: number) => number, margin = units) => {
    const sums = new Map<string, DaySum>();
    for (let index = -days[0]; index < days[1]; index += 1)
      sums.set(addDays(FIRST, index), { units: units(index), margin: margin(index) });
    return effectOf(sums, {
      before: { from: addDays(FIRST, -days[0]), to: FIRST },
      after: { from: FIRST, to: addDays(FIRST, days[1]) },
    });
  };
  test.each<[string, [number, number], number, string | null]>([
    ['14 days on both sides', [14, 14], 2, null],
    ['13 days before', [13, 28], 2, 'days'],
    ['13 days after', [28, 13], 2, 'days'],
    ['no days', [0, 0], 2, 'days'],
  ])('is told or not from %s', (_, days, units, reason) => {
    expect(effect(days, () => units).reason).toBe(reason);
  });
  test('is told from 30 units on', () => {
    const sold = (total: number) =>
      effect([15, 15], (index) => (index === 0 ? total - 29 : index < 14 ? 1 : 0));
    expect(sold(29)).toMatchObject({
      before: { units: 15 },
      after: { units: 13 },
      reason: 'units',
      units: null,
    });
    expect([sold(30).reason, sold(31).reason]).toEqual(['units', null]);
  });
  test('tells units and margins by day for themselves', () => {
    const told = effect(
      [14, 14],
      (index) => (index < 0 ? 2 : 3),
      (index) => (index < 0 ? 500 : 700),
    );
    expect(told).toMatchObject({
      before: { days: 14, units: 28, unitsPerDay: 2, marginPerDay: 500 },
      after: { days: 14, units: 42, unitsPerDay: 3, marginPerDay: 700 },
      units: { change: 1 },
      margin: { change: 200 },
    });
  });
  test('without days has nothing by day', () => {
    expect(effect([0, 0], () => 0).before).toMatchObject({
      days: 0,
      units: 0,
      unitsPerDay: 0,
      marginPerDay: 0,
    });
  });
});

describe('the interval of a change', () => {
  // Student's t for 95 %, from tables.
  test.each([
    [5, 2.5706],
    [10, 2.2281],
    [20, 2.086],
    [30, 2.0423],
    [120, 1.9799],
  ])('uses t of %i degrees of freedom', (degrees, expected) => {
    expect(Math.abs(studentT(degrees) - expected)).toBeLessThan(degrees < 10 ? 0.01 : 0.0005);
  });
  test('has a width where only one side varies', () => {
    const even = [2, 2, 2, 2, 2, 2];
    const odd = [1, 3, 1, 3, 1, 3];
    // s² = 6/5, by 6 days: 0.2; t of 5 degrees of freedom.
    const width = studentT(5) * Math.sqrt(0.2);
    for (const { change, low, high } of [changeOf(even, odd), changeOf(odd, even)]) {
      expect(change).toBe(0);
      expect(low).toBeCloseTo(-width, 9);
      expect(high).toBeCloseTo(width, 9);
    }
  });
  test('has a width where both sides vary alike', () => {
    const days = [1, 3, 1, 3, 1, 3];
    const width = studentT(10) * Math.sqrt(0.4);
    const { change, low, high } = changeOf(days, days);
    expect([change, low, high]).toEqual([0, expect.closeTo(-width, 9), expect.closeTo(width, 9)]);
  });
  test('has the degrees of freedom of both sides where both vary', () => {
    const one = [1, 3, 1, 3, 1, 3];
    // Variances of the means 0.2 and 0.8: 1² / (0.2²/5 + 0.8²/5) = 7.353 degrees.
    const { low, high } = changeOf(
      one,
      one.map((value) => 10 + 2 * value),
    );
    const width = studentT(1 / ((0.04 + 0.64) / 5)) * 1;
    expect([low, high]).toEqual([expect.closeTo(12 - width, 9), expect.closeTo(12 + width, 9)]);
  });
});

test.each([
  [0, 0, null],
  [5, 2, 3],
  [-5, 2, -2],
  [1, 3, 0],
  [2, 3, 1],
  // 0.1 + 0.2 is a little more than 0.3: the half is still a half.
  [0.1 + 0.2 + 0.7, 2, 1],
])('the mean of ratios that are %d together, of %i, is %s', (sum, count, mean) => {
  expect(meanBps(sum, count)).toBe(mean);
});
test('what has no category counts for the whole store alone', () => {
  const sums = rolledUp(
    new Map<number | null, number>([
      [null, 5],
      [3, 7],
    ]),
    (id) => [1, id],
    (sum: number | undefined, part) => (sum ?? 0) + part,
  );
  expect([...sums]).toEqual([
    [null, 12],
    [1, 7],
    [3, 7],
  ]);
});
