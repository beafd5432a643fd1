/** Days, addresses, changes, links and files of Today's figures. */
import { describe, expect, test } from 'vitest';
import { type Measure, MEASURES } from '#contract/insight/kpis';
import type { Mark } from '#contract/insight/marks';
import { questionOf, readAsked, writeAsked } from '../../../client/insight/dashboard/figures.ts';
import { rowsBehind } from '../../../client/insight/dashboard/links.ts';
import { changeOf, measuresFor } from '../../../client/insight/dashboard/measures.ts';
import {
  bucketFor,
  lastYearOf,
  periodOf,
  rangesFor,
} from '../../../client/insight/shared/ranges.ts';
import { waitingByPlace } from '../../../client/platform/shared/attention/useAttention.ts';
import { kpiCsv } from '../../../client/insight/dashboard/csv.ts';
import { daysWithoutRow, marksByBucket, rowsOf } from '../../../client/insight/dashboard/series.ts';
import { ANSWER, BEFORE, ITEMS, NOW, point, sums } from './answers.ts';

describe('date ranges of the dashboard', () => {
  test.each([
    ['today', '2025-11-21', '2025-11-22'],
    ['yesterday', '2025-11-20', '2025-11-21'],
    ['last7', '2025-11-15', '2025-11-22'],
    ['last30', '2025-10-23', '2025-11-22'],
    ['thisMonth', '2025-11-01', '2025-11-22'],
    ['lastMonth', '2025-10-01', '2025-11-01'],
    ['thisQuarter', '2025-10-01', '2025-11-22'],
    ['thisYear', '2025-01-01', '2025-11-22'],
    ['thisFiscalYear', '2025-04-01', '2025-11-22'],
    ['lastFiscalYear', '2024-04-01', '2025-04-01'],
    ['last12Months', '2024-12-01', '2025-11-22'],
  ] as const)('the range %s covers %s until %s', (range, from, to) => {
    expect(periodOf(range, '2025-11-21', 4)).toEqual({ from, to });
  });
  test('a fiscal year begins in its month, and is offered only where it is no calendar year', () => {
    expect(periodOf('thisFiscalYear', '2026-03-31', 4).from).toBe('2025-04-01');
    expect(periodOf('thisFiscalYear', '2026-04-01', 4).from).toBe('2026-04-01');
    expect(periodOf('thisFiscalYear', '2026-12-31', 12).from).toBe('2026-12-01');
    expect(rangesFor(4)).toContain('lastFiscalYear');
    expect(rangesFor(1)).not.toContain('thisFiscalYear');
  });
  test('the last month spans the new year, and the last year ends with the data', () => {
    expect(periodOf('lastMonth', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
    expect(lastYearOf('2010-12-01', '2011-12-09')).toEqual({
      from: '2011-01-01',
      to: '2011-12-10',
    });
  });
  test('the bucket follows from the length of the period', () => {
    expect(bucketFor({ from: '2025-11-01', to: '2025-12-01' })).toBe('day');
    expect(bucketFor({ from: '2025-06-01', to: '2025-12-01' })).toBe('week');
    expect(bucketFor({ from: '2024-12-01', to: '2025-12-01' })).toBe('month');
  });
});

describe('the address of the dashboard', () => {
  const today = '2025-11-21';
  test('the address is read into the query, and invalid parameters fall back to the defaults', () => {
    expect(readAsked('', today)).toMatchObject({
      range: 'last30',
      bucket: 'day',
      compare: 'previous',
      measure: 'netRevenue',
      channel: null,
    });
    expect(readAsked('?range=custom&from=2025-02-01&to=x&bucket=hour&category=-3', today)).toEqual(
      readAsked('', today),
    );
    expect(
      questionOf(
        readAsked(
          '?range=custom&from=2025-02-01&to=2025-03-01&channel=web&category=7&compare=year',
          today,
        ),
      ),
    ).toBe('from=2025-02-01&to=2025-03-01&bucket=day&compare=year&channel=web&categoryId=7');
    expect(questionOf(readAsked('?range=thisMonth', today))).toBe(
      'from=2025-11-01&to=2025-11-22&bucket=day&compare=previous&align=months',
    );
  });
  test('another range resets the bucket and drops the chosen days', () => {
    expect(
      writeAsked('?range=custom&from=2025-02-01&to=2025-03-01&bucket=month&channel=web', {
        range: 'last7',
      }),
    ).toBe('range=last7&channel=web');
    expect(writeAsked('?channel=web', { channel: null, categoryId: 4 })).toBe('category=4');
  });
});

describe('figures of the dashboard', () => {
  test('a change is relative, in points for shares, and null without earlier figures', () => {
    expect(changeOf('orders', NOW, BEFORE)).toEqual({
      amount: 0.25,
      sign: 1,
      meaning: 'good',
      kind: 'share',
    });
    expect(changeOf('conversion', NOW, BEFORE).amount).toBeCloseTo(0.01);
    expect(changeOf('returnRate', NOW, BEFORE)).toMatchObject({ sign: 1, meaning: 'bad' });
    expect(changeOf('orders', NOW, sums())).toMatchObject({ amount: null, kind: 'none' });
  });
  test('a change is no percentage of a base of one', () => {
    const one = sums({ orders: 1, revenue: 100, buyers: 1 });
    expect(changeOf('orders', NOW, one)).toMatchObject({ amount: 9, kind: 'difference' });
    expect(changeOf('netRevenue', NOW, one)).toMatchObject({ amount: null, kind: 'few' });
    expect(changeOf('returnRate', NOW, one)).toMatchObject({ amount: null, kind: 'few' });
    expect(changeOf('buyers', NOW, sums({ orders: 9, buyers: 5 })).kind).toBe('share');
  });
  test('an incomplete day is drawn separately, and a future day is not drawn', () => {
    const rows = rowsOf(
      { ...ANSWER, points: [...ANSWER.points, point('2025-11-22', '2025-11-23', false)] },
      'netRevenue',
    );
    expect(rows.map(({ whole, partial, beforeValue }) => [whole, partial, beforeValue])).toEqual([
      [100_000, 100_000, 60_000],
      [null, 20_000, 40_000],
      [null, null, null],
    ]);
  });
  test('days of the comparison that stand beside no row are named, but not those before the first order', () => {
    const previous = { ...ANSWER.previous, from: '2025-10-29', to: '2025-11-03' };
    const rows = rowsOf(ANSWER, 'orders');
    expect(daysWithoutRow(rows, ANSWER)).toEqual([]);
    expect(daysWithoutRow(rows, { ...ANSWER, previous })).toEqual([
      { from: '2025-10-29', to: '2025-10-31' },
      { from: '2025-11-02', to: '2025-11-03' },
    ]);
    expect(daysWithoutRow(rows, { previous, dataFrom: '2025-10-31' })).toEqual([
      { from: '2025-11-02', to: '2025-11-03' },
    ]);
    expect(daysWithoutRow(rows, { previous, dataFrom: null })).toEqual([]);
  });
  test('each figure links to the records that it counts', () => {
    const scope = { from: '2025-11-01', to: '2025-12-01', channel: 'web', categoryId: null };
    const filterOf = (address: string) =>
      JSON.parse(new URLSearchParams(address.split('?')[1]).get('filter') ?? '') as object;
    const rowsOfMeasure = (measure: Measure) =>
      rowsBehind(measure, scope).map(({ resource, address }) => [resource, filterOf(address)]);
    const counted = { countedOn_gte: '2025-11-01', countedOn_lt: '2025-12-01', channel: 'web' };
    expect(rowsOfMeasure('orders')).toEqual([['orders', counted]]);
    expect(rowsOfMeasure('returnRate')).toEqual([
      ['returns', counted],
      ['orders', counted],
    ]);
    const bought = {
      boughtOn_gte: '2025-11-01',
      boughtOn_lt: '2025-12-01',
      boughtChannel: 'web',
    };
    expect(rowsOfMeasure('buyers')).toEqual([['members', bought]]);
    expect(rowsOfMeasure('newBuyers')).toEqual([['members', { ...bought, isNewBuyer: true }]]);
    expect(rowsOfMeasure('conversion')[1]).toEqual([
      'events',
      { type: 'visit', day_gte: '2025-11-01', day_lt: '2025-12-01', channel: 'web' },
    ]);
    expect(rowsBehind('conversion', { ...scope, categoryId: 7 })).toHaveLength(1);
  });
  test('profits are compared only where the costs of about the same share of revenue are known', () => {
    const half = sums({ orders: 9, revenue: 100, revenueWithCost: 50, cost: 10 });
    const most = { ...half, revenueWithCost: 54, cost: 12 };
    expect(changeOf('grossProfit', most, half)).toMatchObject({ amount: 0.05, kind: 'share' });
    expect(changeOf('grossMargin', most, half).kind).toBe('points');
    const all = { ...half, revenueWithCost: 100 };
    expect(changeOf('grossProfit', all, half)).toMatchObject({ amount: null, kind: 'unlike' });
    expect(changeOf('grossMargin', all, half).kind).toBe('unlike');
    expect(changeOf('netRevenue', all, half).kind).toBe('share');
  });
  test('a role without sight of costs has no measure of profit, and others have each once', () => {
    expect(measuresFor('analyst', true)).not.toContain('grossProfit');
    expect(measuresFor('agent', true)).toHaveLength(MEASURES.length - 2);
    for (const role of ['owner', 'manager', 'marketer'] as const)
      expect([...measuresFor(role, true)].sort()).toEqual([...MEASURES].sort());
    expect(measuresFor('manager', false).slice(0, 2)).toEqual(['netRevenue', 'grossProfit']);
  });
  test('a campaign or a price batch is marked at the bucket of its day', () => {
    const mark = (id: number, day: string): Mark => ({ kind: 'campaigns', id, name: 'C', day });
    const weeks = [
      { from: '2025-11-03', to: '2025-11-10' },
      { from: '2025-11-10', to: '2025-11-17' },
    ];
    const marks = [mark(1, '2025-11-09'), mark(2, '2025-11-10'), mark(3, '2025-11-17')];
    const byBucket = marksByBucket(weeks, marks);
    expect([...byBucket].map(([from, all]) => [from, all.map(({ id }) => id)])).toEqual([
      ['2025-11-03', [1]],
      ['2025-11-10', [2]],
    ]);
  });
  test('the file of a figure has plain numbers and days', () => {
    const header = ['a', 'b', 'c, d', 'e', 'f', 'g'];
    const options = { measure: 'netRevenue', decimals: 2, header } as const;
    expect(kpiCsv(rowsOf(ANSWER, 'netRevenue'), options)).toBe(
      '\uFEFFa,b,"c, d",e,f,g\r\n' +
        '2025-11-20,2025-11-20,1000.00,2025-10-31,2025-10-31,600.00\r\n' +
        '2025-11-21,2025-11-21,200.00,2025-11-01,2025-11-01,400.00\r\n',
    );
  });
  test('the file of a profit says of which share of revenue the costs are known', () => {
    const options = { measure: 'grossProfit', decimals: 2, header: ['a'] } as const;
    const [row] = rowsOf(
      {
        ...ANSWER,
        points: [
          point('2025-11-20', '2025-11-21', true, { revenue: 3, revenueWithCost: 2, cost: 1 }),
        ],
        previousPoints: [null],
      },
      'grossProfit',
    );
    expect(kpiCsv(row ? [row] : [], options)).toContain(
      '2025-11-20,2025-11-20,0.01,,,,0.666667,\r\n',
    );
  });
  test('the menu counts what waits for somebody once, and nothing that is only good to know', () => {
    expect([...waitingByPlace(ITEMS)]).toEqual([['orders', 1201]]);
  });
});
