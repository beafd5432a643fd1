/** Whom a distribution asks, and how often: on its page, to whoever decides on its start, and in its history. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import {
  AdminContext,
  type DataProvider,
  memoryStore,
  ResourceContextProvider,
  ResourceDefinitionContextProvider,
} from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { FieldValue } from '../../../client/platform/shared/fields/FieldValue.tsx';
import { ApprovalVerbs } from '../../../client/promotions/shared/activityApprovals/ApprovalVerbs.tsx';
import DistributionShow from '../../../client/surveys/distributions/DistributionShow.tsx';
import { surveyDistributions } from '../../../client/surveys/distributions/index.ts';
import { authenticatedBy, STORE } from '../support/providers.ts';

afterEach(cleanup);

// jsdom has no layout, so nothing is ever resized.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

const PATIENT = { timeout: 20_000 };
const i18nProvider = polyglotI18nProvider(() => english, 'en', [], { allowMissing: true });
const SURVEY = { id: 2, names: { en: 'Members' }, publishedNumber: 1, archivedAt: null };
const NAMED: Readonly<Record<string, string>> = {
  campaigns: 'Autumn sale',
  memberActivities: 'Lucky draw',
};
const AUDIENCES = {
  levels: [{ key: 'gold', names: { en: 'Gold' } }],
  groups: [],
  channels: [],
  segments: [{ key: 'win-back', names: { en: 'Lapsed buyers' } }],
};
const WAITING = {
  id: 5,
  surveyId: 2,
  names: { en: 'Each quarter' },
  trigger: { kind: 'segment', segmentKey: 'win-back', every: 'quarter' },
  channel: 'message',
  delayHours: 24,
  sampleRate: 10_000,
  recontactDays: 14,
  reminderAfterDays: 3,
  dailyLimit: 500,
  incentive: { kind: 'points', points: 100 },
  linkLimit: null,
  linkUrl: null,
  startedAt: null,
  endedAt: null,
  asked: 0,
  answered: 0,
  notAsked: 0,
  given: 0,
  authorName: 'Mia',
  askedBy: 'Mia',
  approverName: null,
  decision: null,
  approval: 'submitted',
  authorIds: ['mia'],
  state: 'submitted',
  version: 1,
};

const show = (page: ReactNode, record: object = WAITING) => {
  const dataProvider = {
    getOne: async (of: string) => ({ data: of === 'surveys' ? SURVEY : record }),
    getMany: async (of: string, { ids }: { ids: number[] }) => ({
      data: ids.map((id) => ({ id, name: NAMED[of] })),
    }),
    getManyReference: async () => ({ data: [], total: 0 }),
    getList: async () => ({ data: [], total: 0 }),
    call: async (_method: string, path: string) => ({
      data: path === '/members/audiences' ? AUDIENCES : [],
    }),
  } as unknown as DataProvider;
  const auth = authenticatedBy({
    checkError: async () => undefined,
    checkAuth: async () => undefined,
    getIdentity: async () => ({ id: 'o', name: 'Owner', role: 'owner', store: STORE }),
    canAccess: async () => true,
  });
  render(
    <MemoryRouter initialEntries={['/surveyDistributions/5/show']}>
      <AdminContext
        dataProvider={dataProvider}
        authProvider={auth as never}
        i18nProvider={i18nProvider}
        queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
        store={memoryStore()}
      >
        <ResourceDefinitionContextProvider
          definitions={{
            surveyDistributions: {
              name: 'surveyDistributions',
              options: surveyDistributions.options,
            },
          }}
        >
          <ResourceContextProvider value="surveyDistributions">
            <Routes>
              <Route path="/surveyDistributions/:id/show" element={page} />
            </Routes>
          </ResourceContextProvider>
        </ResourceDefinitionContextProvider>
      </AdminContext>
    </MemoryRouter>,
  );
};

/** What stands beside a fact, once it is loaded. */
const isSaid = async (label: string, text: string, inside: HTMLElement = document.body) => {
  const value = await within(inside).findByText(
    (_, element) =>
      element?.tagName === 'DD' &&
      element.textContent === text &&
      element.previousElementSibling?.textContent === label,
    undefined,
    PATIENT,
  );
  expect(value).toBeTruthy();
};

test.each([
  [WAITING.trigger, 'Segment', 'Lapsed buyers'],
  [WAITING.trigger, 'How often', 'Every quarter'],
  [{ kind: 'segment', segmentKey: null, every: 'week' }, 'Segment', 'All members'],
  [{ kind: 'caseResolved', ticketTypes: [], caseKinds: ['refund'] }, 'Types of ticket', 'Any'],
  [{ kind: 'delivered', afterDays: 0 }, 'Days after delivery', '0'],
  [{ kind: 'campaign', campaignId: 7 }, 'Campaign', 'Autumn sale'],
  [{ kind: 'activity', activityId: 8 }, 'Activity', 'Lucky draw'],
  [{ kind: 'levelChange', direction: 'any' }, 'Which way', 'Both'],
])('The page of a distribution that asks by %o says “%s: %s”', async (trigger, label, text) => {
  show(<DistributionShow />, { ...WAITING, trigger });
  await isSaid(label, text);
});

test('Whoever decides on the start of a distribution is told whom it asks and how often', async () => {
  show(<DistributionShow />);
  await userEvent.click(await screen.findByRole('button', { name: 'Approve and start' }, PATIENT));
  const dialog = await screen.findByRole('dialog', undefined, PATIENT);
  await isSaid('Asks after', 'By the calendar', dialog);
  await isSaid('Segment', 'Lapsed buyers', dialog);
  await isSaid('How often', 'Every quarter', dialog);
});

test('The history of a distribution names its segment', async () => {
  show(<FieldValue resource="surveyDistributions" field="trigger" value={WAITING.trigger} />);
  expect(await screen.findByText(/Lapsed buyers/, undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByText(/win-back/)).toBeNull();
});

test('Whoever decides on an activity is told who may enter it', async () => {
  const activity = {
    id: 8,
    audience: { levels: [], fromLevel: 'gold', groups: [], segments: ['win-back'] },
    approval: 'submitted',
    authorIds: ['mia'],
    askedBy: 'Mia',
    archivedAt: null,
    mostPoints: 900,
    version: 1,
  };
  show(<ApprovalVerbs activity={activity as never} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Approve' }, PATIENT));
  const dialog = await screen.findByRole('dialog', undefined, PATIENT);
  await isSaid('Who may enter', 'Gold and above, Lapsed buyers', dialog);
});
