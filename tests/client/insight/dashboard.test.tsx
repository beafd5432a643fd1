import '#shared/validation';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, type I18nProvider, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import type { Account, Role } from '#contract/platform/access';
import { type KpiAnswer, type Measure, MEASURES } from '#contract/insight/kpis';
import type { Mark } from '#contract/insight/marks';
import type { Sums } from '#contract/orders/sales';
import type { Api } from '../../../client/api.ts';
import Dashboard from '../../../client/insight/dashboard/Dashboard.tsx';
import { questionOf, readAsked, writeAsked } from '../../../client/insight/dashboard/figures.ts';
import { rowsBehind } from '../../../client/insight/dashboard/links.ts';
import { changeOf, measuresFor } from '../../../client/insight/dashboard/measures.ts';
import { waitingByPlace } from '../../../client/platform/shared/attention/useAttention.ts';
import {
  bucketFor,
  lastYearOf,
  periodOf,
  rangesFor,
} from '../../../client/insight/dashboard/ranges.ts';
import { kpiCsv } from '../../../client/insight/dashboard/csv.ts';
import { marksByBucket, rowsOf } from '../../../client/insight/dashboard/series.ts';
import { createI18n } from '../../../client/i18n.ts';

const sums = (values: Partial<Sums> = {}): Sums => ({
  orders: 0,
  memberOrders: 0,
  units: 0,
  revenue: 0,
  discount: 0,
  returned: 0,
  revenueWithCost: 0,
  returnedWithCost: 0,
  cost: 0,
  buyers: 0,
  newBuyers: 0,
  visits: 0,
  ...values,
});
const NOW = sums({
  orders: 10,
  memberOrders: 8,
  revenue: 123_450,
  returned: 3_450,
  revenueWithCost: 98_760,
  returnedWithCost: 760,
  cost: 49_000,
  buyers: 5,
  newBuyers: 2,
  visits: 200,
});
const BEFORE = sums({
  orders: 8,
  memberOrders: 8,
  revenue: 100_000,
  revenueWithCost: 80_000,
  cost: 40_000,
  buyers: 4,
  newBuyers: 4,
  visits: 200,
});
const point = (from: string, to: string, complete: boolean, values: Partial<Sums> = {}) => ({
  from,
  to,
  complete,
  ...sums({ orders: 10, ...values }),
});

const ANSWER: KpiAnswer = {
  total: NOW,
  previous: { ...BEFORE, from: '2025-10-31', to: '2025-11-02' },
  compared: {
    now: { ...NOW, revenue: 100_000, returned: 0, from: '2025-11-20', to: '2025-11-21' },
    before: { ...BEFORE, revenue: 80_000, from: '2025-10-31', to: '2025-11-01' },
  },
  points: [
    point('2025-11-20', '2025-11-21', true, { revenue: 100_000 }),
    point('2025-11-21', '2025-11-22', false, { revenue: 20_000 }),
  ],
  previousPoints: [
    point('2025-10-31', '2025-11-01', true, { revenue: 60_000 }),
    point('2025-11-01', '2025-11-02', true, { revenue: 40_000 }),
  ],
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  dataFrom: '2024-05-01',
  dataTo: '2025-11-21',
  sources: {
    orders: { from: '2024-05-01', to: '2025-11-22' },
    returns: { from: '2024-05-09', to: '2025-11-20' },
    visits: { from: '2025-09-01', to: '2025-11-22' },
  },
  withoutVisits: [],
  changedAt: Date.parse('2025-11-21T03:00:00Z'),
  today: '2025-11-21',
};

const item = (values: Partial<AttentionItem>): AttentionItem => ({
  name: 'unshipped',
  tone: 'bad',
  resource: 'orders',
  filter: { toShip: true },
  sort: ['paidAt', 'ASC'],
  place: 'orders',
  total: 1200,
  since: 1,
  due: null,
  ...values,
});
const MARKS: Mark[] = [{ kind: 'campaigns', id: 7, name: 'Singles Day', day: '2025-11-20' }];
const ITEMS: AttentionItem[] = [
  item({}),
  item({ name: 'discounts', tone: 'attention', total: 3 }),
  item({
    name: 'promotionsEnd',
    tone: 'information',
    resource: 'promotions',
    place: 'promotions',
    filter: { needs: 'endsSoon' },
    total: 2,
    since: null,
    due: Date.parse('2025-11-24T00:00:00Z'),
  }),
];

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
  test('the menu counts what waits for somebody, and nothing that is only good to know', () => {
    expect([...waitingByPlace(ITEMS)]).toEqual([['orders', 1203]]);
  });
});

const account = (role: Role): Account => ({
  id: '1',
  name: 'A',
  email: 'a@example.com',
  role,
  twoFactorEnabled: false,
  store: {
    storeName: 'Shop',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    weekStart: 1,
    fiscalYearStartMonth: 4,
    language: 'en',
    decimals: 2,
  },
});

// The first test waits for modules to load.
configure({ asyncUtilTimeout: 10_000 });

let i18nProvider: I18nProvider;
beforeAll(async () => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  i18nProvider = await createI18n('en');
});
afterEach(cleanup);

const open = (answer: KpiAnswer, role: Role = 'owner', address = '/') => {
  const requested: string[] = [];
  const api = {
    call: async (_method: string, path: string) => {
      requested.push(path);
      return {
        data: path.startsWith('/kpis?')
          ? answer
          : path === '/kpis/filters'
            ? { channels: ['app', 'web'] }
            : path.startsWith('/kpis/marks')
              ? { marks: MARKS, hasMore: false }
              : path === '/account/attention'
                ? ITEMS
                : path === '/members/audiences'
                  ? { levels: [], groups: [], channels: [] }
                  : [],
      };
    },
    getList: async () => ({ data: [], total: 0 }),
  } as unknown as Api;
  const authProvider = {
    getIdentity: async () => account(role),
    canAccess: async () => true,
    checkAuth: async () => undefined,
    checkError: async () => undefined,
    login: async () => undefined,
    logout: async () => undefined,
    getPermissions: async () => role,
  };
  render(
    <TestMemoryRouter initialEntries={[address]}>
      {/* The console's data provider has methods in addition to those of React-Admin. */}
      <AdminContext
        dataProvider={api as never}
        authProvider={authProvider}
        i18nProvider={i18nProvider}
        store={memoryStore()}
      >
        <Dashboard />
      </AdminContext>
    </TestMemoryRouter>,
  );
  return { requested, user: userEvent.setup() };
};

describe('the Today page', () => {
  test('the page shows the attention items and the figures with their change', async () => {
    const { requested } = open(ANSWER);
    expect(
      await screen.findByRole('button', {
        // Today is in progress: its ended days alone are compared.
        name: /^Net revenue.*¥1,200\.00.*Through Nov 20:.*\+25%.*up from ¥800\.00/s,
      }),
    ).toBeTruthy();
    const waiting = await screen.findByRole('link', {
      name: /^paid orders have waited over 48 hours/,
    });
    expect(screen.getAllByText('1,200')[0]).toBeTruthy();
    expect(waiting.getAttribute('href')).toContain('/orders?');
    const ending = screen.getByRole('link', { name: 'promotions end within 7 days' });
    expect(ending.getAttribute('href')).toContain('needs');
    // One request counts everything.
    expect(requested.filter((path) => path.includes('attention'))).toHaveLength(1);
    expect(screen.getByRole('button', { name: /Conversion.*5\.0%.*\+1 points/s })).toBeTruthy();
    expect(screen.queryByText('Purchase frequency')).toBeNull();
  });

  test('no change is told against days before the first order, and the card says why', async () => {
    open({ ...ANSWER, compared: null, dataFrom: '2025-11-01' });
    expect(
      await screen.findByRole('button', {
        name: /^Net revenue.*Not compared: order data starts on Nov 1, 2025/s,
      }),
    ).toBeTruthy();
  });

  test('the chart shows the figure of the selected card, and the table shows the same numbers', async () => {
    const { user } = open(ANSWER);
    await user.click(await screen.findByRole('button', { name: /^Orders/ }));
    expect(await screen.findByRole('heading', { name: /^Orders: 10,/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Net revenue/ }));
    const mark = await screen.findByRole('link', { name: 'Singles Day' });
    expect(mark.getAttribute('href')).toContain('/campaigns/7/show');
    await user.click(screen.getByRole('button', { name: 'Table' }));
    const table = within(screen.getByRole('table'));
    const names = table.getAllByRole('row').map((row) => row.textContent);
    expect(names).toEqual([
      'PeriodNet revenueCompared withBeforeChange',
      expect.stringMatching(/Nov 20.*¥1,000\.00.*Oct 31.*¥600\.00\+66\.7%/),
      expect.stringMatching(/Nov 21in progress¥200\.00.*Nov 1.*¥400\.00–/),
      expect.stringMatching(/^Whole period¥1,200\.00Oct 31.*Nov 1, 2025¥1,000\.00–$/),
      'Days that have ended, Nov 20, 2025¥1,000.00Oct 31, 2025¥800.00+25%',
    ]);
  });

  test('a figure shows its formula and links to its rows', async () => {
    const { user } = open(ANSWER);
    await user.click(await screen.findByRole('button', { name: 'About Return rate' }));
    const why = within(
      await screen.findByRole('dialog', { name: 'About this figure: Return rate' }),
    );
    expect(why.getByText(/÷ revenue/)).toBeTruthy();
    expect(why.getByText(/May 1, 2024/)).toBeTruthy();
    expect(why.getByText('Returns on record')).toBeTruthy();
    expect(why.getByText(/May 9, 2024/)).toBeTruthy();
    expect(why.queryByText('Visits on record')).toBeNull();
    expect(why.getByRole('link', { name: 'View returns' }).getAttribute('href')).toContain(
      'countedOn_gte',
    );
  });

  test('the profit stands beside the revenue, with the share of revenue of which it tells', async () => {
    const { user } = open(ANSWER);
    const card = await screen.findByRole('button', {
      name: /^Gross profit.*¥490\.00.*Cost known for 80% of revenue/,
    });
    await user.click(card);
    expect(await screen.findByRole('heading', { name: /^Gross profit: ¥490\.00,/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'About Gross profit' }));
    const why = within(await screen.findByRole('dialog'));
    expect(why.getAllByText('Cost known for 80% of revenue')).toHaveLength(2);
    expect(why.getByRole('link', { name: 'View orders' })).toBeTruthy();
  });

  test('a role without sight of costs gets another figure where the address names the profit', async () => {
    const hidden = { revenueWithCost: null, returnedWithCost: null, cost: null };
    open({ ...ANSWER, total: { ...NOW, ...hidden } }, 'analyst', '/?measure=grossProfit');
    expect(await screen.findByRole('heading', { name: /^Net revenue: / })).toBeTruthy();
    expect(screen.queryByText('Gross profit')).toBeNull();
  });

  test('a changed filter requests the figures again', async () => {
    const { user, requested } = open(ANSWER);
    await user.click(await screen.findByRole('combobox', { name: /Channel/ }));
    await user.click(await screen.findByRole('option', { name: 'web' }));
    await waitFor(() => expect(requested.some((path) => path.includes('channel=web'))).toBe(true));
    await user.click(screen.getByRole('combobox', { name: 'Compared with' }));
    await user.click(await screen.findByRole('option', { name: 'Previous year' }));
    await waitFor(() =>
      expect(
        requested.some((path) => path.includes('compare=year') && path.includes('channel=web')),
      ).toBe(true),
    );
  });

  test('an empty store shows the first step', async () => {
    open({ ...ANSWER, dataFrom: null, dataTo: null });
    expect(await screen.findByRole('heading', { name: /first orders/ })).toBeTruthy();
    expect(
      (await screen.findByRole('link', { name: 'Import a file' })).getAttribute('href'),
    ).toContain('/imports');
  });

  test('a store whose orders ended long ago offers the days that have orders', async () => {
    const { user, requested } = open({
      ...ANSWER,
      total: sums(),
      dataFrom: '2010-12-01',
      dataTo: '2011-12-09',
    });
    await user.click(await screen.findByRole('button', { name: /^Show Jan 1\s–\sDec 9, 2011/ }));
    await waitFor(() =>
      expect(requested.some((path) => path.includes('from=2011-01-01&to=2011-12-10'))).toBe(true),
    );
  });
});
