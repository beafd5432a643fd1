/** The replay on the page of a version: run it, wait for it, read it, and see that it does not hold any more. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { type AuthProvider, CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { ProgrammeVersion } from '#contract/members/programme';
import type { ReplayReport, ReplayTally } from '#contract/members/replays';
import { can, type Role } from '#contract/platform/access';
import { startingTerms } from '#rules/members/programmeTerms';
import { english } from '../../../client/layout/english.ts';
import { ReplayFound } from '../../../client/members/shared/replays/ReplayFound.tsx';
import { ReplaySection } from '../../../client/members/shared/replays/ReplaySection.tsx';
import { VersionVerbs } from '../../../client/platform/shared/versions/VersionVerbs.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const AT = Date.UTC(2025, 10, 21);
const VERSION: ProgrammeVersion = {
  id: 2,
  number: 2,
  state: 'draft',
  phase: 'draft',
  terms: startingTerms(['starter'], 100),
  note: null,
  plannedAt: null,
  startsAt: null,
  endsAt: null,
  authorName: 'Mia',
  authorIds: ['1'],
  approverName: null,
  decision: null,
  decidedAt: null,
  createdAt: AT,
  updatedAt: AT,
  version: 1,
};
const NOTHING_GIVEN = {
  replayed: 0,
  earlierVersion: 0,
  history: 0,
  notApproved: 0,
  unrewarded: 0,
  different: 0,
  given: 0,
  adjusted: 0,
};
const TALLY: ReplayTally = {
  orders: 12,
  events: 3,
  netSales: 1_000_000,
  before: { points: 1_000, takenBack: 100, growth: 0, lapsed: 0 },
  after: { points: 2_000, takenBack: 200, growth: 0, lapsed: 0 },
  doubled: null,
  rules: {},
  levels: {},
  moves: {},
  falling: 0,
  up: 0,
  down: 4,
  more: 0,
  fewer: 1,
  same: 0,
  given: { points: NOTHING_GIVEN, growth: NOTHING_GIVEN },
};
const DONE: ReplayReport = {
  id: 5,
  versionId: 2,
  number: 2,
  baseNumber: 1,
  months: 12,
  doubledMonth: 11,
  fromAt: AT - 86_400_000,
  untilAt: AT,
  state: 'done',
  jobId: 9,
  memberCount: 40,
  doneCount: 40,
  staffName: 'Mia',
  createdAt: AT,
  finishedAt: AT,
  isStale: false,
  figures: {
    tally: TALLY,
    costBefore: { liability: 900, share: 9 },
    costAfter: { liability: 1_800, share: 18 },
    doubledCost: null,
    rules: [],
    examples: [],
  },
};

const show = (
  replay: ReplayReport | null,
  { role = 'marketer', version = VERSION }: { role?: Role; version?: ProgrammeVersion } = {},
  content = <ReplaySection version={version} />,
) => {
  const me = { id: '1', name: 'Mia', role, store: STORE };
  const auth = {
    ...loggedInAs(me),
    checkError: async () => {},
    canAccess: async ({ resource, action }: { resource: string; action: string }) =>
      can(role, resource, action),
  };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], me);
  const create = vi.fn(async () => ({ data: DONE }));
  const call = async (_: string, path: string) => {
    if (path === '/programmeVersions/2/replay') return { data: { replay } };
    throw new Error(`Unexpected call of ${path}`);
  };
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={auth as AuthProvider}
        dataProvider={answeredBy({ call, create })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        {content}
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { user: userEvent.setup(), create };
};

test('a draft that was not replayed says so, and its replay is started with the months that are chosen', async () => {
  const { user, create } = show(null);
  await screen.findByText(/Not replayed yet/);
  await user.click(await screen.findByRole('combobox', { name: 'Over the last' }));
  await user.click(await screen.findByRole('option', { name: '3 months' }));
  await user.click(screen.getByRole('button', { name: 'Run the replay' }));
  await waitFor(() =>
    expect(create).toHaveBeenCalledWith('programmeReplays', {
      data: { versionId: 2, months: 3, doubledMonth: 11 },
    }),
  );
});

test('a replay that runs shows how far it has come, also to those who may not see its job', async () => {
  show({ ...DONE, state: 'running', doneCount: 10, figures: null }, { role: 'analyst' });
  await screen.findByText('10 of 40 members computed. You may leave this page.');
  const bar = await screen.findByRole('progressbar');
  expect(bar.getAttribute('aria-valuenow')).toBe('25');
  expect(screen.queryByRole('button', { name: 'Run the replay' })).toBeNull();
});

test('a replay shows both versions side by side, with the difference and who is affected', async () => {
  show(DONE);
  const table = await screen.findByRole('region', { name: 'Points and money' });
  const row = within(table).getByRole('rowheader', { name: 'Points left after returns' });
  const cells = within(row.closest('tr') as HTMLElement).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual(['900', '1,800', '+900']);
  const losers = screen.getByRole('link', { name: '4 members lose a level at once' });
  expect(decodeURIComponent(losers.getAttribute('href') ?? '')).toContain(
    '{"replayId":5,"group":"down"}',
  );
  expect(screen.queryByText(/changed after this replay/)).toBeNull();
});

test('a replay of other terms than those of now asks to be run again', async () => {
  show({ ...DONE, isStale: true });
  await screen.findByText(/changed after this replay/);
  await screen.findByRole('button', { name: 'Run it again' });
});

test('nobody starts the replay of a version that was decided on', async () => {
  show(DONE, { version: { ...VERSION, state: 'approved', phase: 'inForce', startsAt: AT } });
  await screen.findByText('Points left after returns');
  expect(screen.queryByRole('button', { name: 'Run it again' })).toBeNull();
});

/** Asks to approve the version, which somebody else submitted. */
const toApprove = async (replay: ReplayReport | null) => {
  const state = 'submitted' as const;
  const version = { ...VERSION, state, phase: state, authorIds: ['2'] };
  const pages = { resource: 'programmeVersions', words: 'programme' } as const;
  const verbs = (
    <VersionVerbs pages={pages} version={version} toDecide={<ReplayFound versionId={2} />} />
  );
  const { user } = show(replay, { role: 'manager' }, verbs);
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  return within(await screen.findByRole('dialog'));
};

test('the question before a version is approved says what its replay found, and leads to it', async () => {
  const dialog = await toApprove(DONE);
  await dialog.findByRole('link', { name: '4 members lose a level at once' });
  const rows = dialog.getAllByRole('rowheader').map(({ textContent }) => textContent);
  expect(rows).toEqual([
    'Points left after returns',
    'What the points left are worth',
    'Cost as a share of net sales',
  ]);
  const whole = dialog.getByRole('link', { name: 'Open the whole replay' });
  expect(whole.getAttribute('href')).toBe('/programmeReplays/5/show');
});

test('the question before a version is approved says that it was not replayed, or that the replay is out of date', async () => {
  const dialog = await toApprove(null);
  await dialog.findByText(/^No replay was made of this version/);
  cleanup();
  const outdated = await toApprove({ ...DONE, isStale: true });
  await outdated.findByText(/changed after this replay/);
  cleanup();
  const running = await toApprove({ ...DONE, state: 'running', figures: null });
  await running.findByText('The replay of this version has not finished.');
});
