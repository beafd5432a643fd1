/** What the pages of an open link and of an answer by it tell: its survey, what can still be done with it, and who is known. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ComponentType } from 'react';
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
import DistributionShow from '../../../client/surveys/distributions/DistributionShow.tsx';
import ResponseList from '../../../client/surveys/responses/ResponseList.tsx';
import ResponseShow from '../../../client/surveys/responses/ResponseShow.tsx';
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
const SURVEY = { id: 2, names: { en: 'At the counter' }, publishedNumber: 1, archivedAt: null };
const LINK = {
  id: 5,
  surveyId: 2,
  names: { en: 'Counter' },
  trigger: { kind: 'openLink' },
  channel: 'openLink',
  incentive: null,
  linkLimit: null,
  linkUrl: 'https://shop.example/s/open/abc',
  startedAt: 1,
  endedAt: null,
  asked: 0,
  answered: 3,
  notAsked: 0,
  given: 0,
  authorName: 'Owner',
  approval: null,
  authorIds: [],
  state: 'running',
  version: 1,
};
const RESPONSE = {
  id: 'r1',
  surveyId: 2,
  surveyNames: SURVEY.names,
  versionId: 3,
  versionNumber: 1,
  identityMode: 'identified',
  answeredAt: 1,
  precision: 'instant',
  source: 'openLink',
  quality: 'ok',
  qualityReasons: [],
  language: 'en',
  score: 2,
  mostScore: 5,
  band: 'low',
  comment: null,
  isCommentHidden: true,
  topics: [],
  tags: [],
  contactWanted: false,
  contact: null,
  channel: null,
  memberId: null,
  ticketId: null,
  ticketNumber: null,
  answers: [],
  revision: 1,
  version: 1,
};

const show = (
  Page: ComponentType,
  resource: string,
  record: Readonly<Record<string, unknown>> & { id: number | string },
  refused: string[] = [],
) => {
  const dataProvider = {
    getOne: async (of: string) => ({ data: of === 'surveys' ? SURVEY : record }),
    getMany: async () => ({ data: [] }),
    getList: async (of: string) =>
      of === resource ? { data: [record], total: 1 } : { data: [], total: 0 },
    call: async () => ({ data: [] }),
  } as unknown as DataProvider;
  const auth = authenticatedBy({
    checkError: async () => undefined,
    checkAuth: async () => undefined,
    getIdentity: async () => ({ id: 'm', name: 'Marketer', role: 'marketer', store: STORE }),
    canAccess: async ({ action }: { action: string }) => !refused.includes(action),
  });
  render(
    <MemoryRouter initialEntries={[`/${resource}/${record.id}/show`]}>
      <AdminContext
        dataProvider={dataProvider}
        authProvider={auth as never}
        i18nProvider={i18nProvider}
        queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
        store={memoryStore()}
      >
        <ResourceDefinitionContextProvider definitions={{}}>
          <ResourceContextProvider value={resource}>
            <Routes>
              <Route path={`/${resource}/:id/show`} element={<Page />} />
            </Routes>
          </ResourceContextProvider>
        </ResourceDefinitionContextProvider>
      </AdminContext>
    </MemoryRouter>,
  );
};

test('An open link names its survey, and once it is ended it offers nothing to copy or to print', async () => {
  show(DistributionShow, 'surveyDistributions', LINK);
  expect(await screen.findByRole('link', { name: 'At the counter' }, PATIENT)).toBeTruthy();
  expect(await screen.findByDisplayValue(LINK.linkUrl)).toBeTruthy();
  cleanup();
  show(DistributionShow, 'surveyDistributions', { ...LINK, state: 'ended', endedAt: 2 });
  expect(await screen.findByRole('link', { name: 'At the counter' }, PATIENT)).toBeTruthy();
  expect(screen.queryByDisplayValue(LINK.linkUrl)).toBeNull();
  expect(screen.queryByRole('button', { name: /Copy|Print/ })).toBeNull();
});

test('An answer by an open link says what its page said to who answered, also of an identified survey', async () => {
  show(ResponseShow, 'surveyResponses', RESPONSE);
  expect(await screen.findByText(/Nobody can tell who answered/, undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByText(/tells its readers who answered/)).toBeNull();
  cleanup();
  show(ResponseShow, 'surveyResponses', { ...RESPONSE, source: 'invitation' });
  expect(
    await screen.findByText(/tells its readers who answered/, undefined, PATIENT),
  ).toBeTruthy();
});

test('The list of responses says which comments may not be read, and has no column of them for who reads none', async () => {
  show(ResponseList, 'surveyResponses', RESPONSE);
  expect(await screen.findByText(/You may not read this comment/, undefined, PATIENT)).toBeTruthy();
  cleanup();
  show(ResponseList, 'surveyResponses', RESPONSE, ['comments']);
  expect(await screen.findByText('2 of 5', undefined, PATIENT)).toBeTruthy();
  expect(screen.queryByText(/You may not read this comment/)).toBeNull();
});
