/** Before another rule of a segment in use is saved, the form says what uses it and how many members it has. */
import { QueryClient } from '@tanstack/react-query';
import {
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ResourceContextProvider, ThemeProvider } from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import SegmentEdit from '../../../client/members/segments/SegmentEdit.tsx';
import { answeredBy, authenticatedBy } from '../support/providers.ts';

const AUTH = {
  checkAuth: async () => undefined,
  getIdentity: async () => ({ id: '1', name: 'Owner', role: 'owner' }),
};
const PATIENT = { timeout: 60_000 };
const RULE = { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 2, days: 365 }] };
const SEGMENT = {
  id: 7,
  key: 'regulars',
  names: { en: 'Regulars' },
  note: null,
  rule: RULE,
  requestedAt: 1,
  computedAt: 2,
  memberCount: 5,
  version: 3,
  createdAt: 1,
  updatedAt: 2,
};
const CALLED: Record<string, object> = {
  '/members/audiences': { levels: [], groups: [], channels: [], segments: [] },
  '/segments/7/uses': { uses: [{ resource: 'promotions', id: 1, name: 'Spring' }] },
  '/segments/preview': { at: 1, members: 9, outOf: 20, sample: [] },
};

configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

test('another rule of a segment in use is saved once that is confirmed, and what is typed stays meanwhile', async () => {
  const update = vi.fn(async (_: string, { data }: { data: object }) => ({
    data: { ...SEGMENT, ...data, version: 4 },
  }));
  const dataProvider = answeredBy({
    getList: async () => ({ data: [], total: 0 }),
    getMany: async () => ({ data: [] }),
    getOne: async () => ({ data: SEGMENT }),
    call: async (_: string, path: string) => ({ data: path in CALLED ? CALLED[path] : [] }),
    update,
  });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queryClient.setQueryData(['auth', 'getIdentity'], await AUTH.getIdentity());
  render(
    <MemoryRouter initialEntries={['/segments/7']}>
      <CoreAdminContext
        dataProvider={dataProvider}
        authProvider={authenticatedBy(AUTH)}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        <ThemeProvider>
          <ResourceContextProvider value="segments">
            <Routes>
              <Route path="/segments/:id" element={<SegmentEdit />} />
              <Route path="*" element={null} />
            </Routes>
          </ResourceContextProvider>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const save = await screen.findByRole('button', { name: 'Save' }, PATIENT);
  const value = () => document.querySelector<HTMLInputElement>('[name="rule.of.0.value"]');
  await waitFor(() => expect(value()).not.toBeNull(), PATIENT);
  // The number is there before anything is changed.
  await screen.findByText(/^9 of 20/, {}, PATIENT);
  fireEvent.change(value() as HTMLInputElement, { target: { value: '3' } });
  fireEvent.click(save);
  const dialog = await screen.findByRole('dialog', {}, PATIENT);
  within(dialog).getByText('Members: 5 as of the last computation, 9 by the new rule.');
  within(dialog).getByText('Promotion “Spring”');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), PATIENT);
  expect(update).not.toHaveBeenCalled();
  expect(value()?.value).toBe('3');
  // The form is still answering the first attempt when its dialog goes.
  await waitFor(() => expect(save).toHaveProperty('disabled', false), PATIENT);
  fireEvent.click(save);
  const again = await screen.findByRole('dialog', {}, PATIENT);
  fireEvent.click(within(again).getByRole('button', { name: 'Save with this rule' }));
  await waitFor(() => expect(update).toHaveBeenCalledTimes(1), PATIENT);
  expect(update.mock.lastCall?.[1].data).toMatchObject({
    rule: { is: 'all', of: [{ is: 'atLeast', fact: 'orders', value: 3, days: 365 }] },
    version: 3,
    confirmed: true,
  });
}, 120_000);
