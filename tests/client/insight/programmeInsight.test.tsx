/** The page of the programme's figures: what adds up, what does not, and where each number leads. */
import '#shared/validation';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { AdminContext, type I18nProvider, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import {
  type LapsingReport,
  type LevelReport,
  MOVEMENTS,
  type PointsReport,
  type ReferralReport,
  type SignInReport,
} from '#contract/insight/programme';
import type { CostReport } from '#contract/insight/costShare';
import type { HabitReport } from '#contract/insight/habits';
import type { Api } from '../../../client/api.ts';
import { createI18n } from '../../../client/i18n.ts';
import { costsCsv, pointsCsv } from '../../../client/insight/programme/csv.ts';
import { COST_SOURCES, costLink } from '../../../client/insight/programme/costLinks.ts';
import { barsOf } from '../../../client/insight/programme/figures.ts';
import { matrixOf } from '../../../client/insight/programme/levelMatrix.ts';
import ProgrammeInsightPage from '../../../client/insight/programme/ProgrammeInsightPage.tsx';

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

const READING = { opens: 1_000, ends: 2_000, readAt: 1_999, timeZone: 'Asia/Shanghai' };
const CHANGES: Partial<Record<(typeof MOVEMENTS)[number], [number, number]>> = {
  earn: [200, 300],
  activated: [150, -150],
  spend: [-120, 0],
  expire: [-40, -10],
};
const POINTS: PointsReport = {
  ...READING,
  opening: { active: 1_000, pending: 200 },
  movements: MOVEMENTS.map((movement) => {
    const [active, pending] = CHANGES[movement] ?? [0, 0];
    const entries = movement === 'activated' ? null : active === 0 ? 0 : 2;
    return { movement, active, pending, entries };
  }),
  closing: { active: 1_190, pending: 340 },
  difference: 0,
  differing: [],
  writtenOff: 7,
  absorbed: 0,
  deducted: 0,
  unrecorded: 0,
  vintages: [
    {
      month: '2026-01',
      issued: 1_700,
      spent: 120,
      lapsed: 50,
      takenBack: 0,
      repaid: 0,
      active: 1_190,
      pending: 340,
      worth: 1_530,
    },
  ],
  owed: 0,
  owedWorth: 0,
  worth: 1_530,
  value: { points: 100, amount: 100, programmeNumber: 3 },
};
const LEVELS: LevelReport = {
  ...READING,
  levels: ['plus', 'premium'],
  moves: [
    { before: 'plus', after: 'plus', isNew: false, members: 10, named: [] },
    {
      before: 'plus',
      after: 'premium',
      isNew: false,
      members: 2,
      named: [{ memberId: 4, memberName: 'Ann' }],
    },
    { before: null, after: 'plus', isNew: true, members: 3, named: [] },
  ],
};

const HABITS: HabitReport = {
  readAt: 1_999,
  timeZone: 'Asia/Shanghai',
  ordersFrom: '2025-01-01',
  visitsFrom: null,
  months: [
    {
      month: '2025-12-01',
      previous: '2025-11-01',
      oldest: '2025-09-01',
      next: '2026-01-01',
      complete: true,
      returnVisits: null,
      orderFrequency: { part: 30, whole: 20 },
      churn: { part: 1, whole: 50 },
    },
  ],
};

const REFERRALS: ReferralReport = {
  ...READING,
  steps: { invited: 4, registered: 3, ordered: 1, rewarded: 3 },
  rejected: [{ reason: 'late', referrals: 2 }],
};
const SIGN_INS: SignInReport = {
  ...READING,
  days: 9,
  members: 4,
  bands: [
    { from: 1, to: 1, members: 3 },
    { from: 2, to: null, members: 1 },
  ],
};
const COST_ROW = { netRevenue: 0, pointsGiven: 0, gifts: 0, givenWorth: 0 };
const NO_COST = { pointsSpent: 0, levelDiscount: 0, freeDelivery: 0, codes: 0 };
const COSTS: CostReport = {
  ...READING,
  countedFrom: 1_200,
  programmeFrom: 1_200,
  ordersFrom: '1970-01-01',
  rows: [
    { ...COST_ROW, level: null, netRevenue: 100_000, costs: { ...NO_COST, codes: 500 } },
    {
      ...COST_ROW,
      level: 'plus',
      netRevenue: 300_000,
      costs: { ...NO_COST, pointsSpent: 1_500, levelDiscount: 6_000 },
      pointsGiven: 2_000,
      givenWorth: 2_000,
      gifts: 1,
    },
  ],
  guestSales: 70_000,
  levelPromotions: [
    { promotionId: 5, name: 'Gold price', amount: 871_943 },
    { promotionId: 6, name: 'Gold days', amount: 100 },
  ],
  value: { points: 100, amount: 100, programmeNumber: 3 },
};

const LAPSING: LapsingReport = {
  readAt: READING.readAt,
  timeZone: READING.timeZone,
  months: [
    { month: '2025-11', points: 0, worth: 0 },
    { month: '2025-12', points: 1_340, worth: 1_340 },
  ],
  later: { points: 190, worth: 190 },
  tonight: { day: '2025-11-30', points: 12, worth: 12 },
};
const NO_AUDIENCES = { levels: [], groups: [], channels: [], segments: [] };

const open = (points: PointsReport = POINTS, costs: CostReport = COSTS) => {
  const answers: Record<string, unknown> = {
    points,
    levels: LEVELS,
    costs,
    habits: HABITS,
    referrals: REFERRALS,
    signIns: SIGN_INS,
    lapsing: LAPSING,
  };
  const api = {
    call: async (_method: string, path: string) => ({
      data: answers[path.split(/[/?]/)[2] ?? ''] ?? NO_AUDIENCES,
    }),
  } as unknown as Api;
  render(
    <TestMemoryRouter initialEntries={['/programmeInsight']}>
      {/* The console's data provider has methods in addition to those of React-Admin. */}
      <AdminContext dataProvider={api as never} i18nProvider={i18nProvider} store={memoryStore()}>
        <ProgrammeInsightPage />
      </AdminContext>
    </TestMemoryRouter>,
  );
};
const rowOf = (table: HTMLElement, name: RegExp) =>
  within(table)
    .getAllByRole('row')
    .find((row) => name.test(within(row).queryByRole('rowheader')?.textContent ?? ''));

test('the page says that the points add up, and each movement leads to its entries', async () => {
  open();
  expect(await screen.findByText(/^It adds up/)).toBeTruthy();
  expect(screen.getByText('Members have 1,530 points, +330 in the period')).toBeTruthy();
  const table = screen.getByRole('group', { name: 'Points: from opening to closing' });
  expect(rowOf(table, /^Expired/)?.textContent).toBe('Expired-40-10-50');
  const address = within(table).getByRole('link', { name: 'Expired' }).getAttribute('href') ?? '';
  const filter = new URLSearchParams(address.split('?')[1]).get('filter') ?? '';
  expect(JSON.parse(filter)).toEqual({
    type: 'expire',
    occurredAt_gte: 1_000,
    occurredAt_lt: 2_000,
  });
});

test('which points lapse next month is said, and the month leads to its members', async () => {
  open();
  const answer = await screen.findByText(/^Next month \(2025-12\): 1,340 points worth .*13\.40/);
  expect(answer).toBeTruthy();
  expect(screen.queryByRole('link', { name: '2025-11' })).toBeNull();
  const address = screen.getByRole('link', { name: '2025-12' }).getAttribute('href') ?? '';
  expect(decodeURIComponent(address)).toContain('/members?');
  expect(address).toContain('sort=pointsLapsing');
  const tonight = screen.getByRole('link', { name: /12 points expire tonight$/ });
  expect(decodeURIComponent(tonight.getAttribute('href') ?? '')).toContain(
    '"pointsLapseOn_gte":"2025-11-30","pointsLapseOn_lt":"2025-12-01"',
  );
});

test('points that do not add up are shown with the difference and the members', async () => {
  open({
    ...POINTS,
    difference: 12,
    differing: [{ memberId: 4, memberName: 'Ann', difference: 12 }],
  });
  expect(await screen.findByText(/differ by 12 points/)).toBeTruthy();
  expect(screen.queryByText(/^It adds up/)).toBeNull();
});

test('the last whole month stands beside the aims, and what is not on record is said', async () => {
  open();
  expect(await screen.findByText('aim: below 5%')).toBeTruthy();
  expect(screen.getByText('aim: at least 2.00')).toBeTruthy();
  expect(screen.getByText(/^The shop has sent no visits yet/)).toBeTruthy();
  const table = screen.getByRole('group', { name: 'Do members come back and buy?' });
  expect(rowOf(table, /^2025-12/)?.textContent).toBe('2025-12–1.5030 / 202%1 / 50');
});

test('each step of the invitations has its share and leads to its rows', async () => {
  open();
  const table = await screen.findByRole('group', { name: 'What became of invitations' });
  expect(rowOf(table, /^First order/)?.textContent).toBe('First order125%');
  const address = within(table).getByRole('link', { name: 'First order' }).getAttribute('href');
  expect(decodeURIComponent(address ?? '')).toContain('"hasOrdered":true');
  expect(screen.getByText('4 members signed in on 9 days in all')).toBeTruthy();
  expect(screen.getByText('2 days or more')).toBeTruthy();
});

test('bars begin where the one before ends, and what only moves within the balance is none', () => {
  expect(barsOf(POINTS).map(({ key, from, to }) => [key, from, to])).toEqual([
    ['opening', 0, 1_200],
    ['earn', 1_200, 1_700],
    ['spend', 1_700, 1_580],
    ['expire', 1_580, 1_530],
    ['closing', 0, 1_530],
  ]);
});

test('levels stand in the order of their rank, with new members last', () => {
  const { columns, rows, sums } = matrixOf(LEVELS);
  expect(columns).toEqual(['plus', 'premium']);
  expect(rows.map(({ key, cells, all }) => [key, cells, all])).toEqual([
    ['level plus', [10, 2], 12],
    ['new', [3, 0], 3],
  ]);
  expect(sums).toEqual([13, 2]);
});

test('the file of the points has a line for each movement between opening and closing', () => {
  const lines = pointsCsv(POINTS, (key) => key.split('.').at(-1) ?? '').split('\r\n');
  expect(lines[1]).toBe('opening,1000,200,1200');
  expect(lines[3]).toBe('activated,150,-150,0');
  expect(lines.at(-2)).toBe('closing,1190,340,1530');
});

test('the programme’s cost stands beside net revenue, each figure leads to its rows, and what is unknown is said', async () => {
  open();
  expect(
    await screen.findByText(
      /^The programme cost .*80\.00: 2% of net revenue of .*4,000\.00 from members/,
    ),
  ).toBeTruthy();
  const table = screen.getByRole('group', { name: 'What the programme costs, by level' });
  expect(rowOf(table, /^plus/)?.textContent).toContain('2.5%');
  expect(rowOf(table, /^No level/)?.textContent).toContain('0.5%');
  expect(screen.getByText(/^Counted from /)).toBeTruthy();
  expect(screen.getByText(/^Not included: 1 gift for points/)).toBeTruthy();
  const beside = screen.getByText(/^Not included, because they are promotions of their own/);
  expect(beside.textContent).toMatch(/Gold price .*8,719\.43 · Gold days .*1\.00$/);
  const address = screen.getByRole('link', { name: 'Level discount' }).getAttribute('href') ?? '';
  expect(JSON.parse(new URLSearchParams(address.split('?')[1]).get('filter') ?? '')).toEqual({
    given: 'levelDiscount',
    status: ['committed', 'returned'],
    memberPaidAt_gte: 1_200,
    memberPaidAt_lt: 2_000,
  });
  const given = decodeURIComponent(costLink('given', COSTS));
  expect([given.includes('"adjustment"'), given.includes('"import"')]).toEqual([true, false]);
  expect(new Set(COST_SOURCES.map((source) => costLink(source, COSTS))).size).toBe(
    COST_SOURCES.length,
  );
});

test('a period of which nothing is known has no figures, and says from when on there are some', async () => {
  open(POINTS, { ...COSTS, countedFrom: null, rows: [] });
  expect(
    await screen.findByText(/^Nothing is known of this period: the programme began on/),
  ).toBeTruthy();
  expect(screen.queryByRole('group', { name: 'What the programme costs, by level' })).toBeNull();
});

test('the file of the costs has a line for each level with amounts that can be added up', () => {
  const lines = costsCsv(
    COSTS,
    2,
    (level) => level ?? 'none',
    (key) => key.split('.').at(-1) ?? '',
  ).split('\r\n');
  expect(lines[0]).toContain(
    'level,netRevenue,pointsSpent,levelDiscount,freeDelivery,codes,cost,given,gifts',
  );
  expect(lines[2]).toBe('plus,3000.00,15.00,60.00,0.00,0.00,75.00,20.00,1');
});
