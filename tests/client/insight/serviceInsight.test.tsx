/** The page of the figures of service: what each number leads to, and what is said where nothing is known. */
import '#shared/validation';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import {
  AdminContext,
  type AuthProvider,
  type I18nProvider,
  memoryStore,
  TestMemoryRouter,
} from 'react-admin';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type {
  AgentReport,
  BacklogReport,
  RefundReport,
  ReturnReport,
  ServiceReport,
} from '#contract/insight/serviceInsight';
import type { Api } from '../../../client/api.ts';
import { createI18n } from '../../../client/i18n.ts';
import ServiceInsightPage from '../../../client/insight/serviceInsight/ServiceInsightPage.tsx';
import { allowedBy } from '../support/providers.ts';

configure({ asyncUtilTimeout: 10_000 });
let i18nProvider: I18nProvider;
beforeAll(async () => {
  i18nProvider = await createI18n('en');
});
afterEach(cleanup);

const HOUR = 3_600_000;
const READING = { opens: 1_000, ends: 2_000, readAt: 1_999, timeZone: 'Asia/Shanghai' };
const spread = (n: number, median: number | null) => ({ n, median, p90: median });
const BACKLOG: BacklogReport = {
  readAt: 1_999,
  counts: {
    open: 9,
    unassigned: 2,
    overdue: 4,
    dueSoon: 1,
    pastDeadline: 0,
    waitingOnCustomer: 3,
    onHold: 1,
  },
  ages: { day: 5, threeDays: 2, week: 1, fortnight: 1, older: 0 },
};
const SERVICE: ServiceReport = {
  ...READING,
  ticketsFrom: 500,
  period: {
    opens: 1_000,
    ends: 2_000,
    opened: 12,
    resolved: 7,
    waits: {
      firstResponse: { tickets: 8, elapsed: spread(8, 30 * HOUR), business: spread(6, 9 * HOUR) },
      resolution: { tickets: 0, elapsed: spread(0, null), business: spread(0, null) },
    },
    shares: { reopened: { part: 1, whole: 8 }, firstContact: { part: 3, whole: 7 } },
    complaints: 3,
    orders: null,
    causes: [{ rootCauseId: 5, names: { en: 'Carrier' }, complaints: 2 }],
    attainment: [
      { by: 'all', key: null, metric: 'firstResponse', met: 6, missed: 2 },
      { by: 'type', key: 'complaint', metric: 'firstResponse', met: 1, missed: 1 },
    ],
  },
  before: null,
};
const AGENTS: AgentReport = {
  ...READING,
  agents: [
    { id: 'a', name: 'Ann', isPresent: true, absentUntil: null, open: 5, overdue: 1, resolved: 3 },
  ],
};
const REFUNDS: RefundReport = { ...READING, refundsFrom: null, period: null, before: null };
const RETURNS: ReturnReport = {
  ...READING,
  from: '2025-10-01',
  to: '2025-11-01',
  before: null,
  ordersFrom: '2025-01-01',
  all: { sold: 200, returned: 10, before: null },
  rows: [
    {
      categoryId: 3,
      names: { en: 'Shoes' },
      sold: 100,
      returned: 10,
      reasons: [{ reasonId: null, names: null, units: 10 }],
      before: null,
    },
  ],
  unplaced: 2,
};

const show = (service: ServiceReport = SERVICE, authProvider?: AuthProvider) => {
  const reports: Record<string, unknown> = {
    backlog: BACKLOG,
    service,
    agents: AGENTS,
    refunds: REFUNDS,
    returns: RETURNS,
  };
  const api = {
    call: (_: string, path: string) =>
      Promise.resolve({ data: reports[path.split(/[/?]/)[2] ?? ''] }),
    getList: () => Promise.resolve({ data: [], total: 0 }),
  } as unknown as Api;
  render(
    <TestMemoryRouter>
      <AdminContext
        {...(authProvider && { authProvider })}
        dataProvider={api}
        i18nProvider={i18nProvider}
        store={memoryStore()}
      >
        <ServiceInsightPage />
      </AdminContext>
    </TestMemoryRouter>,
  );
};
const rowOf = async (name: string | RegExp) =>
  (await screen.findByRole('rowheader', { name })).closest('tr') as HTMLElement;
const filterIn = (link: HTMLElement): unknown =>
  JSON.parse(new URLSearchParams(link.getAttribute('href')?.split('?')[1]).get('filter') ?? '');

test('a number leads to the tickets that it counts', async () => {
  show();
  const overdue = within(await rowOf(/^Overdue/)).getByRole('link', { name: '4' });
  expect(filterIn(overdue)).toEqual({ due: 'overdue' });
  const complaints = await rowOf(/^Complaint$/);
  const [met, missed] = within(complaints).getAllByRole('link');
  expect(filterIn(met as HTMLElement)).toMatchObject({
    metClock: 'firstResponse',
    clockAt_gte: 1_000,
    type: 'complaint',
  });
  expect(filterIn(missed as HTMLElement)).toMatchObject({ missedClock: 'firstResponse' });
  const open = within(await rowOf(/Ann/)).getByRole('link', { name: '5' });
  expect(filterIn(open)).toEqual({ assigneeId: 'a', isLive: true });
});

test('what nothing has yet is a dash, and it says why', async () => {
  show();
  const rate = await rowOf(/Complaints per 1,000 orders/);
  expect(within(rate).getByText(/begins before the first order/)).toBeTruthy();
  expect(within(rate).getAllByText('–').length).toBeGreaterThanOrEqual(2);
  const resolution = await rowOf(/^Resolution\W+elapsed\W+median/);
  expect(within(resolution).getAllByText('–')).toHaveLength(2);
  expect(await screen.findByText(/no refund was asked for/)).toBeTruthy();
  expect((await screen.findAllByText(/Not compared/)).length).toBeGreaterThan(0);
});

test('times are told as days by the clock and as hours of work, with how many have a target', async () => {
  show();
  const elapsed = await rowOf(/^First response\W+elapsed\W+median/);
  expect(within(elapsed).getByText('1 d 6 h')).toBeTruthy();
  const business = await rowOf(/^First response\W+business hours\W+median/);
  expect(within(business).getByText('9 h')).toBeTruthy();
  expect(within(business).getByText('6 of 8 tickets')).toBeTruthy();
});

test('the return rate of a category is that of the units sold, with its reasons', async () => {
  show();
  const shoes = await rowOf('Shoes');
  expect(within(shoes).getByText('10%')).toBeTruthy();
  expect(within(shoes).getByText('No known reason 10')).toBeTruthy();
  expect(filterIn(within(shoes).getByRole('link', { name: '10' }))).toEqual({
    soldOn_gte: '2025-10-01',
    soldOn_lt: '2025-11-01',
    categoryId: 3,
  });
});

test('before the first ticket the page says that nothing is known', async () => {
  show({ ...SERVICE, ticketsFrom: null, period: null });
  expect(await screen.findByText(/no ticket was opened/)).toBeTruthy();
});

const queryOf = (link: HTMLElement) =>
  Object.fromEntries(new URLSearchParams(link.getAttribute('href')?.split('?')[1]));

test('a figure leads to a corrective action that has it as evidence, with its days', async () => {
  show();
  const shoes = within(await rowOf('Shoes')).getByRole('link', { name: /^Propose an action/ });
  expect(shoes.getAttribute('href')).toContain('/correctiveActions/create?');
  const { figure, ...others } = queryOf(shoes);
  expect(others).toEqual({ title: 'Return rate of Shoes, No known reason', categoryId: '3' });
  expect(JSON.parse(figure ?? '')).toEqual({
    of: 'returns',
    categoryId: 3,
    reasonId: null,
    from: '2025-10-01',
    to: '2025-11-01',
  });
  const missed = within(await rowOf(/^Complaint$/)).getByRole('link', { name: /^Propose/ });
  expect(JSON.parse(queryOf(missed).figure ?? '')).toMatchObject({
    of: 'targets',
    metric: 'firstResponse',
    by: 'type',
    key: 'complaint',
  });
  const cause = await rowOf('Carrier');
  expect(filterIn(within(cause).getByRole('link', { name: '2' }))).toMatchObject({
    isCounted: true,
    rootCauseId: 5,
  });
  expect(queryOf(within(cause).getByRole('link', { name: /^Propose/ })).rootCauseId).toBe('5');
});

test('nobody is offered to propose an action who may not', async () => {
  show(
    SERVICE,
    allowedBy(async ({ resource }) => resource !== 'correctiveActions'),
  );
  await rowOf('Shoes');
  expect(screen.queryByRole('link', { name: /^Propose an action/ })).toBeNull();
});
