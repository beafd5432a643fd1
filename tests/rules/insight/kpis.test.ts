import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Bucket,
  BUCKETS,
  type Comparison,
  COMPARISONS,
  type KpiPoint,
  KpiQuery,
} from '#contract/insight/kpis';
import type { Period, SalesDay, Sums, VisitDay } from '#contract/orders/sales';
import { costCoverage, FORMULAS } from '#rules/insight/kpis';
import { bucketsOf, cutByData, foldPoints, noSums, totalOf } from '#server/insight/kpis/rules';
import {
  comparisonPeriod,
  endedPeriods,
  likePoints,
  whyNotCompared,
} from '#server/insight/kpis/comparison';
import { covers, withoutVisits } from '#server/insight/kpis/coverage';
import { countGap } from '#server/orders/sales/countGap';
import type { DaySums } from '#server/orders/sales/daySums';
import { addDays, daysBetween, monthOf, weekOf } from '#shared/days';

describe('comparisonPeriod', () => {
  test.each([
    ['previous', '2025-03-10', '2025-03-17', '2025-03-03', '2025-03-10'],
    ['previous', '2025-03-10', '2025-03-11', '2025-03-09', '2025-03-10'],
    ['previous', '2025-03-01', '2025-04-01', '2025-02-01', '2025-03-01'],
    ['previous', '2025-01-01', '2025-04-01', '2024-10-01', '2025-01-01'],
    ['previous', '2025-01-01', '2026-01-01', '2024-01-01', '2025-01-01'],
    ['previous', '2025-03-01', '2025-03-22', '2025-02-08', '2025-03-01'],
    ['year', '2025-03-10', '2025-03-17', '2024-03-10', '2024-03-17'],
    ['year', '2025-02-01', '2025-03-01', '2024-02-01', '2024-03-01'],
    ['year', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
    ['year', '2024-02-20', '2024-02-29', '2023-02-20', '2023-03-01'],
    ['year', '2024-02-20', '2024-03-01', '2023-02-20', '2023-03-01'],
  ] as const)(
    'the %s period of %s … %s is the expected one',
    (comparison, from, to, expectedFrom, expectedTo) => {
      expect(comparisonPeriod({ from, to }, comparison)).toEqual({
        from: expectedFrom,
        to: expectedTo,
      });
    },
  );
});

describe('the days from which a change is computed', () => {
  const TODAY = '2025-11-21';
  test.each([
    // Seven days of which today is the last: six beside six.
    ['previous', 'day', '2025-11-15', '2025-11-22', '2025-11-21', '2025-11-08', '2025-11-14'],
    // A month until its end, which lies ahead.
    ['previous', 'day', '2025-11-01', '2025-12-01', '2025-11-21', '2025-10-01', '2025-10-21'],
    ['previous', 'week', '2025-11-03', '2025-11-22', '2025-11-21', '2025-10-13', '2025-10-31'],
    ['previous', 'month', '2025-10-01', '2025-11-22', '2025-11-21', '2025-08-01', '2025-09-21'],
    ['year', 'day', '2025-11-01', '2025-11-22', '2025-11-21', '2024-11-01', '2024-11-21'],
    // A period that has ended as a whole.
    ['previous', 'day', '2025-11-01', '2025-11-21', '2025-11-21', '2025-10-12', '2025-11-01'],
  ] as const)(
    'compared with the %s period by %s, %s … %s is compared until %s',
    (comparison, bucket, from, to, until, beforeFrom, beforeTo) => {
      expect(endedPeriods({ from, to }, comparison, bucket, TODAY)).toEqual({
        now: { from, to: until },
        before: { from: beforeFrom, to: beforeTo },
      });
    },
  );
  test('days that the other month does not have are left out', () => {
    const march = { from: '2025-03-01', to: '2025-04-01' };
    expect(endedPeriods(march, 'previous', 'month', '2025-03-31')).toEqual({
      now: { from: '2025-03-01', to: '2025-03-29' },
      before: { from: '2025-02-01', to: '2025-03-01' },
    });
  });
  test.each([
    // In progress, as many days on both sides.
    ['2025-11-01', '2025-11-22', null, null],
    ['2025-11-01', '2025-11-22', '2025-10-01', null],
    ['2025-11-01', '2025-11-22', '2025-10-02', 'beforeFirstOrder'],
    ['2025-11-21', '2025-11-22', null, 'noDayEnded'],
    ['2025-11-25', '2025-11-28', null, 'noDayEnded'],
    // In progress: 15 August until 20 November are 98 days, four months earlier they are 97.
    ['2025-08-15', '2025-11-22', null, 'otherDays'],
    ['2025-08-15', '2025-11-20', null, 'otherDays'],
  ])('by month, %s … %s of data from %s is not compared because %s', (from, to, dataFrom, why) => {
    const period = { from, to };
    const before = comparisonPeriod(period, 'previous', 'month');
    const ended = endedPeriods(period, 'previous', 'month', TODAY);
    expect(whyNotCompared({ period, before, ended }, dataFrom, TODAY)).toBe(why);
  });
  test('months that have ended are compared with whole months', () => {
    const ended = (from: string, to: string, today: string) =>
      endedPeriods({ from, to }, 'previous', 'month', today);
    expect(ended('2026-10-01', '2026-12-02', '2026-12-01')).toEqual({
      now: { from: '2026-10-01', to: '2026-12-01' },
      before: { from: '2026-07-01', to: '2026-09-01' },
    });
    expect(ended('2025-03-01', '2025-04-02', '2025-04-01')?.before).toEqual({
      from: '2025-01-01',
      to: '2025-02-01',
    });
  });
  test('this month is compared with the same days of the month before, by day as by month', () => {
    const month = { from: '2026-11-01', to: '2026-11-30', calendar: true };
    for (const bucket of ['day', 'month'] as const)
      expect(endedPeriods(month, 'previous', bucket, '2026-11-29')).toEqual({
        now: { from: '2026-11-01', to: '2026-11-29' },
        before: { from: '2026-10-01', to: '2026-10-29' },
      });
  });
  const LATER = '2026-12-31';
  test.each([
    ['2026-03-30', '2026-04-01', '2026-03-28', '2026-03-30'],
    ['2026-03-29', '2026-03-31', '2026-03-27', '2026-03-29'],
    ['2026-05-31', '2026-06-01', '2026-05-30', '2026-05-31'],
    ['2026-08-31', '2026-09-30', '2026-08-01', '2026-08-31'],
    ['2026-04-30', '2026-05-31', '2026-03-30', '2026-04-30'],
  ])(
    '%s … %s begins within a month, so it is compared with as many days right before',
    (from, to, beforeFrom, beforeTo) => {
      const period = { from, to, calendar: true };
      expect(endedPeriods(period, 'previous', 'day', LATER)).toEqual({
        now: { from, to },
        before: { from: beforeFrom, to: beforeTo },
      });
    },
  );
  test.each([
    // The other month ends earlier, and neither is whole.
    ['previous', 'day', '2026-03-01', '2026-03-31', true],
    ['previous', 'month', '2025-03-05', '2025-04-01', false],
    ['year', 'day', '2024-02-20', '2024-03-10', false],
  ] as const)(
    'no change is told beside the %s period by %s of %s … %s, which has fewer days',
    (comparison, bucket, from, to, calendar) => {
      expect(endedPeriods({ from, to, calendar }, comparison, bucket, LATER)).toBeNull();
    },
  );
  test('a change is told of as many days on both sides, or of months from their first day on', () => {
    const offset = fc.integer({ min: 0, max: 1200 });
    fc.assert(
      fc.property(
        offset,
        offset,
        offset,
        fc.constantFrom(...COMPARISONS),
        fc.constantFrom(...BUCKETS),
        fc.boolean(),
        (start, length, now, compare, kind, calendar) => {
          const from = addDays('2023-01-01', start);
          const period = { from, to: addDays(from, (length % 100) + 1), calendar };
          const ended = endedPeriods(period, compare, kind, addDays('2023-01-01', now));
          if (!ended) return;
          const [days, before] = [ended.now, ended.before].map((one) =>
            daysBetween(one.from, one.to),
          );
          if (days !== before)
            expect([from.slice(8), ended.before.from.slice(8)]).toEqual(['01', '01']);
        },
      ),
    );
  });
  test.each([
    ['2025-11-21', '2025-11-22'],
    ['2025-11-25', '2025-12-01'],
  ])('no day of %s … %s has ended', (from, to) => {
    expect(endedPeriods({ from, to }, 'previous', 'day', TODAY)).toBeNull();
  });
  test('they lie within the period and its comparison, for any day', () => {
    const offset = fc.integer({ min: 0, max: 800 });
    const comparison = fc.constantFrom(...COMPARISONS);
    const bucketKind = fc.constantFrom(...BUCKETS);
    fc.assert(
      fc.property(offset, offset, offset, comparison, bucketKind, (a, length, b, compare, kind) => {
        const from = addDays('2023-01-01', a);
        const period = { from, to: addDays(from, length + 1) };
        const today = addDays('2023-01-01', b);
        const whole = comparisonPeriod(period, compare, kind);
        const ended = endedPeriods(period, compare, kind, today);
        if (from >= today) expect(ended).toBeNull();
        if (!ended) return;
        // By month, the last days are the same of their months, or both the last.
        if (kind === 'month' && period.to > today && !ended.now.to.endsWith('-01'))
          expect(addDays(ended.before.to, -1).slice(8)).toBe(addDays(ended.now.to, -1).slice(8));
        expect(ended.now.to <= today && ended.now.to <= period.to).toBe(true);
        expect(ended.before.from).toBe(whole.from);
        expect(ended.before.to > whole.from && ended.before.to <= whole.to).toBe(true);
      }),
    );
  });
});

describe('a comparison by week or by month', () => {
  test.each([
    // The same weekdays 52 weeks earlier, not the same dates.
    ['year', 'week', '2026-10-05', '2026-11-23', '2025-10-06', '2025-11-24'],
    ['year', 'week', '2026-10-01', '2026-11-01', '2025-10-02', '2025-11-02'],
    // As many weeks before as hold the period.
    ['previous', 'week', '2026-10-05', '2026-11-23', '2026-08-17', '2026-10-05'],
    ['previous', 'week', '2026-10-24', '2026-11-23', '2026-09-19', '2026-10-19'],
    ['previous', 'month', '2024-12-01', '2025-11-22', '2023-12-01', '2024-11-22'],
    ['previous', 'month', '2025-03-05', '2025-04-01', '2025-02-05', '2025-03-01'],
    ['previous', 'month', '2025-03-31', '2025-05-11', '2024-12-31', '2025-02-11'],
    ['year', 'month', '2024-02-10', '2024-03-01', '2023-02-10', '2023-03-01'],
  ] as const)(
    'the %s period by %s of %s … %s is the expected one',
    (comparison, bucket, from, to, expectedFrom, expectedTo) => {
      expect(comparisonPeriod({ from, to }, comparison, bucket)).toEqual({
        from: expectedFrom,
        to: expectedTo,
      });
    },
  );

  const pairs = (
    period: Period,
    comparison: Comparison,
    bucket: Bucket,
    weekStart = 1,
  ): (readonly [KpiPoint, KpiPoint | null])[] => {
    const pointsOf = (one: Period): KpiPoint[] =>
      bucketsOf(one, bucket, weekStart, '2040-01-01').map(({ from, to, complete }) => ({
        from,
        to,
        complete,
        ...noSums(null),
      }));
    const points = pointsOf(period);
    const previous = pointsOf(comparisonPeriod(period, comparison, bucket));
    const like = likePoints(period, { comparison, bucket }, points, previous);
    return points.map((point, index) => [point, like[index] ?? null] as const);
  };
  test('days within months stand beside all days of the total, 29 February beside 28 February', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom(...COMPARISONS),
        (start, length, comparison) => {
          const from = addDays('2023-01-02', start);
          const period = { from, to: addDays(from, length), calendar: true };
          const total = comparisonPeriod(period, comparison, 'day');
          if (from.endsWith('-01') || daysOf(total) !== length) return;
          const shown = pairs(period, comparison, 'day').map(([, like]) => like?.from);
          expect(shown).toEqual(Array.from({ length }, (_, index) => addDays(total.from, index)));
        },
      ),
    );
  });
  const daysOf = ({ from, to }: Period) => daysBetween(from, to);

  test('a whole week stands beside a whole week, 5 October to 22 November 2026 by the year before', () => {
    const weeks = pairs({ from: '2026-10-05', to: '2026-11-23' }, 'year', 'week');
    expect(weeks).toHaveLength(7);
    expect(weeks.map(([point]) => daysOf(point))).toEqual([7, 7, 7, 7, 7, 7, 7]);
    expect(weeks[0]?.[1]).toMatchObject({ from: '2025-10-06', to: '2025-10-13', complete: true });
  });
  test('every week stands beside one with the same weekdays, and is as partial as that', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom(...COMPARISONS),
        fc.integer({ min: 1, max: 7 }),
        (start, length, comparison, weekStart) => {
          const from = addDays('2022-01-01', start);
          const period = { from, to: addDays(from, length) };
          for (const [point, like] of pairs(period, comparison, 'week', weekStart)) {
            expect(like).not.toBeNull();
            if (!like) continue;
            expect(daysBetween(like.from, point.from) % 7).toBe(0);
            expect([daysOf(like), like.complete]).toEqual([daysOf(point), point.complete]);
          }
        },
      ),
    );
  });
  test('days of whole months stand beside the same days of the other month', () => {
    const days = pairs({ from: '2025-03-01', to: '2025-04-01' }, 'previous', 'day');
    expect(days[27]?.[1]?.from).toBe('2025-02-28');
    expect(days.slice(28).map(([, like]) => like)).toEqual([null, null, null]);
    const quarter = pairs({ from: '2025-01-01', to: '2025-04-01' }, 'previous', 'day');
    expect(quarter.find(([{ from }]) => from === '2025-03-01')?.[1]?.from).toBe('2024-12-01');
  });
  test('a leap day stands beside no day, and the days after it beside their own dates', () => {
    const days = pairs({ from: '2024-02-27', to: '2024-03-03' }, 'year', 'day');
    expect(days.map(([, like]) => like?.from ?? null)).toEqual([
      '2023-02-27',
      '2023-02-28',
      null,
      '2023-03-01',
      '2023-03-02',
    ]);
  });
});

describe('sources of figures', () => {
  const orders = { from: '2025-01-01', to: '2025-11-22' };
  const today = '2025-11-21';
  test.each([
    ['all of the period', { from: '2025-01-01', to: '2025-11-22' }, '2025-10-01', true],
    ['the period from its first day', { from: '2025-10-01', to: '2025-11-22' }, '2025-10-01', true],
    ['the period but its first day', { from: '2025-10-02', to: '2025-11-22' }, '2025-10-01', false],
    ['the period up to yesterday', { from: '2025-10-01', to: '2025-11-21' }, '2025-10-01', true],
    ['the period but yesterday', { from: '2025-10-01', to: '2025-11-20' }, '2025-10-01', false],
    // Before the first order there is nothing to divide.
    ['as much as the orders', { from: '2025-01-01', to: '2025-11-22' }, '2024-10-01', true],
  ])('a source that covers %s is told so', (_, source, from, expected) =>
    expect(covers(source, orders, { from, to: '2025-11-22' }, today)).toBe(expected),
  );
  test('channels that sold without visits are told, also of today', () => {
    const days = new Map([
      ['web', ['2025-10-07']],
      ['app', [today]],
    ]);
    expect(withoutVisits(days, { from: '2025-10-01', to: today })).toEqual(['web']);
    expect(withoutVisits(days, { from: '2025-10-08', to: '2025-11-22' })).toEqual(['app']);
  });
  test('a source without any day covers nothing', () => {
    expect(covers(null, orders, { from: '2025-10-01', to: '2025-11-22' }, today)).toBe(false);
  });
});

describe('bucketsOf', () => {
  test('the first and last week are cut by the period, and the current week is incomplete', () => {
    expect(bucketsOf({ from: '2025-11-05', to: '2025-11-22' }, 'week', 1, '2025-11-21')).toEqual([
      { from: '2025-11-05', to: '2025-11-10', cutBefore: true, complete: false },
      { from: '2025-11-10', to: '2025-11-17', cutBefore: false, complete: true },
      { from: '2025-11-17', to: '2025-11-22', cutBefore: false, complete: false },
    ]);
  });
  test('the bucket in which the data begins is partial, unless it begins with the data', () => {
    const months = bucketsOf({ from: '2025-03-01', to: '2025-06-01' }, 'month', 1, '2025-11-21');
    const complete = (dataFrom: string | null) =>
      cutByData(months, dataFrom).map((month) => month.complete);
    expect(complete('2025-04-02')).toEqual([true, false, true]);
    expect(complete('2025-04-01')).toEqual([true, true, true]);
    expect(complete(null)).toEqual([true, true, true]);
  });
  test('the current day is incomplete and the day before is complete', () => {
    const days = bucketsOf({ from: '2025-11-20', to: '2025-11-22' }, 'day', 1, '2025-11-21');
    expect(days.map(({ complete }) => complete)).toEqual([true, false]);
  });
  test('months of different lengths are split correctly over the end of a year', () => {
    const months = bucketsOf({ from: '2023-12-01', to: '2024-03-01' }, 'month', 7, '2025-01-01');
    expect(months.map(({ from, to }) => [from, to])).toEqual([
      ['2023-12-01', '2024-01-01'],
      ['2024-01-01', '2024-02-01'],
      ['2024-02-01', '2024-03-01'],
    ]);
    expect(months.every(({ complete }) => complete)).toBe(true);
  });
});

describe('measure formulas', () => {
  const sums: Sums = {
    orders: 8,
    memberOrders: 6,
    units: 20,
    revenue: 10_000,
    discount: 500,
    returned: 1_000,
    moneyOnly: 200,
    revenueWithCost: 8_000,
    returnedWithCost: 500,
    cost: 4_500,
    buyers: 4,
    newBuyers: 1,
    visits: 200,
  };
  test('every measure has its expected value for the same sums', () => {
    const values = Object.fromEntries(
      Object.entries(FORMULAS).map(([measure, formula]) => [measure, formula(sums)]),
    );
    expect(values).toEqual({
      netRevenue: 9_000,
      grossProfit: 3_000,
      grossMargin: 0.4,
      orders: 8,
      averageOrderValue: 1_250,
      buyers: 4,
      newBuyers: 1,
      returningBuyers: 3,
      // Money without goods is no return.
      returnRate: 0.08,
      purchaseFrequency: 1.5,
      conversion: 0.04,
    });
  });
  test('a ratio with a zero or unknown denominator is null', () => {
    expect(FORMULAS.averageOrderValue(noSums(0))).toBeNull();
    expect(FORMULAS.conversion(noSums(0))).toBeNull();
    expect(FORMULAS.conversion({ ...sums, visits: null })).toBeNull();
  });
  test.each([
    ['no sale at all', noSums(null), 0, null],
    ['only returns', { ...noSums(null), returned: 90, returnedWithCost: 90, cost: -40 }, -50, null],
    ['sales without a known cost', { ...noSums(null), revenue: 500 }, null, null],
    ['a gift alone with a known cost', { ...noSums(null), revenue: 500, cost: 30 }, null, null],
    [
      'goods sold below cost',
      { ...noSums(null), revenue: 100, revenueWithCost: 100, cost: 150 },
      -50,
      -0.5,
    ],
    [
      'costs that are not shown',
      { ...sums, revenueWithCost: null, returnedWithCost: null, cost: null },
      null,
      null,
    ],
  ])('the profit of %s is as expected', (_, of, profit, margin) => {
    expect([FORMULAS.grossProfit(of), FORMULAS.grossMargin(of)]).toEqual([profit, margin]);
  });
  test('the coverage is the share of revenue whose cost is known, of measures of profit only', () => {
    expect(costCoverage('grossProfit', sums)).toBe(0.8);
    expect(costCoverage('grossMargin', noSums(null))).toBe(1);
    expect(costCoverage('netRevenue', sums)).toBeNull();
    expect(costCoverage('grossProfit', { ...sums, revenueWithCost: null })).toBeNull();
  });
});

test('a query for figures needs a period of existing days and known parameters', () => {
  const ask = (query: object) =>
    KpiQuery.safeParse({ from: '2025-01-01', to: '2025-02-01', ...query }).success;
  expect(ask({})).toBe(true);
  expect(ask({ to: '2025-01-01' })).toBe(false);
  expect(ask({ to: '2025-02-30' })).toBe(false);
  expect(ask({ to: '2036-02-01' })).toBe(false);
  expect(ask({ from: '0001-01-01', to: '0001-02-01' })).toBe(false);
  expect(ask({ categoryId: '7', channel: 'web' })).toBe(true);
  expect(ask({ categoryId: '0' })).toBe(false);
  expect(ask({ bucket: 'year' })).toBe(false);
  expect(ask({ measure: 'orders' })).toBe(false);
});

interface Order {
  member: number | null;
  day: string;
  revenue: number;
  cost: number | null;
}
const FIRST = '2024-01-20';
const dayAt = (at: number) => addDays(FIRST, at);
const order = fc.record({
  member: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 4 }),
  day: fc.integer({ min: 0, max: 80 }).map(dayAt),
  revenue: fc.integer({ min: 1, max: 999 }),
  cost: fc.option(fc.integer({ min: 0, max: 999 })),
});

/** Rollup rows and gaps of an order history, computed as the server does. */
const rollup = (orders: readonly Order[], weekStart: number) => {
  const days = new Map<string, DaySums>();
  const at = (day: string) => {
    const { visits: _, ...sums } = noSums(null);
    const known = days.get(day) ?? {
      day,
      channel: '',
      categoryId: 0,
      ...sums,
      weekBuyers: 0,
      monthBuyers: 0,
    };
    days.set(day, known);
    return known;
  };
  const bought = new Map<number, Set<string>>();
  for (const { member, day, revenue, cost } of orders) {
    const sums = at(day);
    sums.orders += 1;
    sums.revenue += revenue;
    sums.revenueWithCost += cost === null ? 0 : revenue;
    sums.cost += cost ?? 0;
    if (member === null) continue;
    sums.memberOrders += 1;
    bought.set(member, (bought.get(member) ?? new Set()).add(day));
  }
  const gaps: { day: string; previous: string }[] = [];
  for (const memberDays of bought.values()) {
    let previous = '';
    for (const day of [...memberDays].sort()) {
      gaps.push({ day, previous });
      countGap(at(day), previous, weekStart, 1);
      previous = day;
    }
  }
  const rows: SalesDay[] = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const distinct = (from: string, to: string) =>
    gaps.filter(({ day, previous }) => day >= from && day < to && previous < from).length;
  return { rows, distinct };
};

/** The same sums, computed directly from the orders. */
const counted = (orders: readonly Order[], from: string, to: string) => {
  const inside = orders.filter(({ day }) => day >= from && day < to);
  const ofMembers = inside.filter(({ member }) => member !== null);
  const buyers = new Set(ofMembers.map(({ member }) => member));
  const before = new Set(orders.filter(({ day }) => day < from).map(({ member }) => member));
  return {
    orders: inside.length,
    memberOrders: ofMembers.length,
    revenue: inside.reduce((sum, { revenue }) => sum + revenue, 0),
    revenueWithCost: inside.reduce(
      (sum, { revenue, cost }) => sum + (cost === null ? 0 : revenue),
      0,
    ),
    cost: inside.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
    buyers: buyers.size,
    newBuyers: [...buyers].filter((member) => !before.has(member)).length,
  };
};

test('sums of the rollups equal sums of the orders, for every period and bucket', () => {
  fc.assert(
    fc.property(
      fc.array(order, { maxLength: 60 }),
      fc.constantFrom(...BUCKETS),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: -10, max: 70 }),
      fc.integer({ min: 1, max: 90 }),
      (orders, bucket, weekStart, start, length) => {
        const [from, to] = [dayAt(start), dayAt(start + length)];
        const { rows, distinct } = rollup(orders, weekStart);
        const days = rows.filter(({ day }) => day >= from && day < to);
        const visits: VisitDay[] = days.map(({ day, orders: count }) => ({
          day,
          visits: count * 3,
        }));

        const total = totalOf(days, visits, distinct(from, to));
        const expected = counted(orders, from, to);
        expect(total).toMatchObject({ ...expected, visits: expected.orders * 3 });

        const buckets = bucketsOf({ from, to }, bucket, weekStart, '2030-01-01');
        const [first] = buckets;
        const points = foldPoints(
          buckets,
          days,
          visits,
          bucket,
          first?.cutBefore ? distinct(first.from, first.to) : null,
        );
        let next = from;
        for (const point of points) {
          expect(point.from).toBe(next);
          expect(point).toMatchObject(counted(orders, point.from, point.to));
          if (bucket === 'week')
            expect(weekOf(addDays(point.to, -1), weekStart)).toBe(weekOf(point.from, weekStart));
          if (bucket === 'month') expect(monthOf(addDays(point.to, -1))).toBe(monthOf(point.from));
          next = point.to;
        }
        expect(next).toBe(to);
        expect(points.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(total.revenue);
      },
    ),
    { numRuns: 300 },
  );
});
