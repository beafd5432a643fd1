/** What a corrective action is verified by is locked in its form once the change was made, with the reason beside it. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  Form,
  RecordContextProvider,
  ResourceContextProvider,
} from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_FORMATS } from '#shared/localization';
import { english } from '../../../client/layout/english.ts';
import { CorrectiveActionFields } from '../../../client/surveys/correctiveActions/CorrectiveActionFields.tsx';
import { en as words } from '../../../client/surveys/correctiveActions/messages/errors.ts';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: DEFAULT_FORMATS };
const NAMES = { en: 'Answers' };
const MEASURE = { kind: 'score', questionKey: 'q', rowKey: '' };
const REASON = words.correctiveActions.errors.fixed;

const show = (stage: string) => {
  const record = {
    id: 7,
    stage,
    title: 'Pack better',
    plan: null,
    type: null,
    ownerId: null,
    verifierId: null,
    dueOn: null,
    rootCauseId: null,
    dimensionKey: null,
    categoryId: null,
    channel: 'app',
    surveyId: 1,
    measure: MEASURE,
    windowDays: 28,
  };
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <CoreAdminContext
      authProvider={loggedInAs(ME)}
      dataProvider={answeredBy({
        getList: async () => ({ data: [], total: 0 }),
        getMany: async (_: string, { ids }: { ids: number[] }) => ({
          data: ids.map((id) => ({ id, names: NAMES })),
        }),
        call: async (_: string, path: string) => ({
          data: path.includes('/measures') ? [{ ...MEASURE, names: NAMES }] : [],
        }),
      })}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
      queryClient={queryClient}
    >
      <ResourceContextProvider value="correctiveActions">
        <RecordContextProvider value={record}>
          <Form record={record}>
            <CorrectiveActionFields />
          </Form>
        </RecordContextProvider>
      </ResourceContextProvider>
    </CoreAdminContext>,
  );
};

/** How many inputs say the reason, each of which is locked. */
const lockedFields = (): number =>
  [...document.querySelectorAll('.MuiFormHelperText-root')].filter(
    ({ textContent, parentElement }) => {
      if (textContent !== REASON) return false;
      const input = parentElement!.querySelector('input')!;
      expect([input.id, input.readOnly || input.disabled]).toEqual([input.id, true]);
      return true;
    },
  ).length;

test.each([
  ['done', 8],
  ['inProgress', 0],
])('of an action that is %s, %d fields are locked', async (stage, locked) => {
  show(stage);
  await screen.findByLabelText(/Root cause/, {}, { timeout: 10_000 });
  await waitFor(() => expect(lockedFields()).toBe(locked));
});
