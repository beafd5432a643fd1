/** Today's page as a role sees it. */
import '#shared/validation';
import { cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, type I18nProvider, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Account, Role } from '#contract/platform/access';
import { type KpiAnswer } from '#contract/insight/kpis';
import type { Api } from '../../../client/api.ts';
import Dashboard from '../../../client/insight/dashboard/Dashboard.tsx';
import { createI18n } from '../../../client/i18n.ts';
import { ANSWER, ITEMS, MARKS, NOW, sums } from './answers.ts';

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

const score = {
  surveyId: 3,
  names: { en: 'After tickets', zh: '工单满意度' },
  measure: { kind: 'score', questionKey: 'csat', rowKey: '' },
  type: 'csat',
  now: { n: 200, value: 850, low: 794, high: 893 },
  before: null,
  change: null,
  isHidden: false,
  target: { value: 8000, source: 'Plan', reach: 'near' },
};
const SCORES = {
  '/surveyResults/now': { from: '2025-09-01', to: '2025-12-01', rows: [score] },
  '/surveyResults/agents': {
    from: '2024-12-01',
    to: '2025-12-01',
    rows: [{ agentId: '1', name: 'A', scores: [{ ...score, now: null, isHidden: true }] }],
  },
};

const NO_SCORES: typeof SCORES = {
  '/surveyResults/now': { ...SCORES['/surveyResults/now'], rows: [] },
  '/surveyResults/agents': { ...SCORES['/surveyResults/agents'], rows: [] },
};

const open = (
  answer: KpiAnswer,
  role: Role = 'owner',
  address = '/',
  scores: typeof SCORES = NO_SCORES,
) => {
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
                  ? { levels: [], groups: [], channels: [], segments: [] }
                  : path === '/surveyResults/now' || path === '/surveyResults/agents'
                    ? scores[path]
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

  test.each([
    ['beforeFirstOrder', /^Net revenue.*Not compared: order data starts on Nov 1, 2025/s],
    ['noDayEnded', /^Net revenue.*No day has ended yet to compare/s],
    ['otherDays', /^Net revenue.*The days beside it are not as many/s],
  ] as const)('where no change is told (%s), the card says why', async (notCompared, name) => {
    open({ ...ANSWER, compared: null, notCompared, dataFrom: '2025-11-01' });
    expect(await screen.findByRole('button', { name })).toBeTruthy();
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

  test('the table leads to the returns of a day too, and names the days that stand beside no row', async () => {
    const previous = { ...ANSWER.previous, to: '2025-11-03' };
    const { user } = open({ ...ANSWER, previous });
    await user.click(await screen.findByRole('button', { name: /^Net revenue/ }));
    await user.click(screen.getByRole('button', { name: 'Table' }));
    const table = within(screen.getByRole('table'));
    const returns = table.getByRole('link', { name: /^View returns, .*Nov 20$/ });
    const address = decodeURIComponent(returns.getAttribute('href') ?? '');
    expect(address).toContain('/returns?');
    expect(address).toContain('"countedOn_gte":"2025-11-20","countedOn_lt":"2025-11-21"');
    expect(table.getByText('Includes Nov 2, 2025, beside which no row stands.')).toBeTruthy();
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

  test('says how satisfied customers were, and agents of themselves', async () => {
    open(ANSWER, 'manager', '/', SCORES);
    const table = within(await screen.findByRole('group', { name: 'Satisfaction' }));
    expect(table.getAllByRole('row')[1]?.textContent).toBe(
      'CSAT · After tickets85.0%79.4 to 89.320080% Not clearnothing to compare with',
    );
    expect(table.getByRole('link').getAttribute('href')).toContain(
      '/surveyResults?survey=3&measure=score.csat.&range=last3',
    );
    cleanup();
    open(ANSWER, 'agent', '/', SCORES);
    await screen.findByRole('heading', { name: 'Satisfaction by agent' });
    expect(screen.getByRole('group', { name: 'A' }).textContent).toContain('fewer than 5 answers');
  });
});
