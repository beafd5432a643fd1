/** Points on the member's page: the figures with their lots, and why an entry is what it is. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, RecordContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { MemberInactivity } from '#contract/members/inactivity';
import type { EntryCause, MemberPoints } from '#contract/members/points';
import type { ExplainedEntry } from '#contract/members/points/explained';
import { english } from '../../../client/layout/english.ts';
import MemberPointsSection from '../../../client/members/points/MemberPointsSection.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const CAUSE: EntryCause = {
  ruleNames: { en: 'Shopping' },
  record: { resource: 'orders', id: 7 },
  name: 'o-7',
  names: null,
  opener: null,
};
const ENTRY = {
  id: 5,
  memberId: 1,
  memberName: 'Ann',
  memberExternalId: 'm-1',
  number: 2,
  type: 'earn',
  points: 45,
  desired: 60,
  source: 'order',
  sourceId: 'o-7',
  sourceLine: '',
  ruleKey: 'paid',
  programmeNumber: 3,
  reversesId: null,
  occurredAt: Date.UTC(2025, 10, 3),
  recordedAt: Date.UTC(2025, 10, 3),
  day: '2025-11-03',
  actorKind: 'key',
  actorName: 'Shop',
  reason: null,
  cause: CAUSE,
} as const;
const POINTS: MemberPoints = {
  at: Date.UTC(2025, 10, 21),
  balance: {
    available: 1_340,
    pending: 45,
    held: 20,
    arrears: 0,
    lapsing: [{ lastDay: '2025-12-31', points: 300 }],
  },
  lots: [
    {
      id: 9,
      source: 'order',
      sourceId: 'o-7',
      ruleKey: 'paid',
      cause: CAUSE,
      points: 25,
      held: 20,
      availableAt: null,
      expiresAt: Date.UTC(2026, 0, 1),
      isPending: true,
    },
  ],
  entries: [ENTRY],
  total: 1,
};
const EXPLAINED: ExplainedEntry = {
  ...ENTRY,
  detail: {
    level: null,
    limits: ['perDay'],
    lines: [{ number: 1, base: 3_000, rate: 15_000, award: 45 }],
  },
  lot: { points: 45, remaining: 25, availableAt: null, expiresAt: Date.UTC(2026, 0, 1) },
  parts: [
    {
      kind: 'repay',
      points: 20,
      lot: {
        source: 'order',
        sourceId: 'o-7',
        ruleKey: 'paid',
        day: '2025-11-03',
        points: 45,
        cause: CAUSE,
        expiresAt: Date.UTC(2026, 0, 1),
      },
      owedBy: { id: 3, externalId: 'm-3', name: null },
    },
  ],
};

const RESET: MemberInactivity = {
  reset: {
    lastActiveDay: '2025-01-02',
    clearedOn: '2026-01-03',
    firstNoticeAt: Date.UTC(2025, 11, 4),
    secondNoticeAt: null,
    isDecided: false,
  },
};
const AUDIENCES = { levels: [], groups: [], channels: [], segments: [] };

const show = (points: MemberPoints) => {
  const answers: Record<string, unknown> = {
    '/members/audiences': AUDIENCES,
    '/members/1/inactivity': RESET,
  };
  const me = { id: '1', name: 'Mia', role: 'marketer', store: STORE };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], me);
  const call = async (_: string, path: string) => ({ data: answers[path] ?? points });
  const getOne = async () => ({ data: EXPLAINED });
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={loggedInAs(me)}
        dataProvider={answeredBy({ call, getOne })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <RecordContextProvider value={{ id: 1 }}>
          <MemberPointsSection />
        </RecordContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

test('a member’s page says what can be spent, waits, is held and expires, and with which orders it came', async () => {
  show(POINTS);
  expect(await screen.findByText('1,340')).toBeTruthy();
  expect(screen.getByText('Available')).toBeTruthy();
  const lapsing = within(screen.getByRole('table'));
  expect(lapsing.getByText(/Dec.*31|31.*Dec/)).toBeTruthy();
  expect(lapsing.getByText('300')).toBeTruthy();
  expect(screen.getByText(/pending until the order is delivered/)).toBeTruthy();
  expect(screen.getByText('The entry in the ledger').closest('a')?.getAttribute('href')).toContain(
    '/pointEntries?filter=',
  );
});

test('a member’s page says when the points of an inactive member are cleared, and which notices went', async () => {
  show(POINTS);
  const text = await screen.findByText(/^All available points are cleared on .*3.* unless/);
  expect(text.textContent).toMatch(/Last active on .*2.*The first notice was made on .*4/);
});

test('an entry explains its lines, the limit that was reached and what became of its points', async () => {
  show(POINTS);
  await userEvent.click(await screen.findByRole('button', { name: /^Why: Earned \+45/ }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(await drawer.findByText(/Line 1: .*30\.00 counts 1\.5 times, 45 points/)).toBeTruthy();
  expect(drawer.getByText('per day')).toBeTruthy();
  expect(
    drawer.getByText(/20 of 45 repaid what another record of the person owed, from/),
  ).toBeTruthy();
  const orders = drawer.getAllByRole('link', { name: 'Order o-7' });
  expect(orders.map((link) => link.getAttribute('href'))).toEqual([
    '/orders/7/show',
    '/orders/7/show',
  ]);
  expect(drawer.getAllByText(/; Shopping/)).toHaveLength(2);
  expect(screen.queryByText(/\bpaid\b/)).toBeNull();
  expect(drawer.getByText('v3')).toBeTruthy();
});

test('a member without points is said to have none', async () => {
  show({
    ...POINTS,
    balance: { available: 0, pending: 0, held: 0, arrears: 0, lapsing: [] },
    lots: [],
    entries: [],
    total: 0,
  });
  expect(await screen.findByText('This member has no points yet.')).toBeTruthy();
});

test('each figure says which batches it is the sum of', async () => {
  const lot = { ...POINTS.lots[0], points: 840, held: 0, isPending: false, availableAt: 1 };
  const lots = [lot, { ...lot, id: 10, points: 500 }, POINTS.lots[0]] as MemberPoints['lots'];
  show({ ...POINTS, lots });
  await userEvent.click(await screen.findByRole('button', { name: 'Why: Available 1,340' }));
  const drawer = within(await screen.findByRole('dialog'));
  expect(drawer.getByText('840 + 500 = 1,340')).toBeTruthy();
  expect(drawer.getAllByRole('listitem')).toHaveLength(2);
});
