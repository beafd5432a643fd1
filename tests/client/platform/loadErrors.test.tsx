/** What could not be loaded says so and offers another try; it is never drawn as emptiness. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { createElement, type ReactNode } from 'react';
import {
  CoreAdminContext,
  DataTable,
  type DataProvider,
  ResourceContextProvider,
  ThemeProvider,
} from 'react-admin';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { AttentionItems } from '../../../client/insight/dashboard/AttentionItems.tsx';
import { en as attention } from '../../../client/platform/shared/attention/messages.ts';
import { english } from '../../../client/layout/english.ts';
import { ListPage } from '../../../client/ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../../client/ui/list/ResponsiveTable.tsx';
import { ShowPage } from '../../../client/ui/record/RecordPage.tsx';

const i18nProvider = polyglotI18nProvider(() => english, 'en');
const NOTHING = attention.attention.nothing;
const down = () => Promise.reject(new ApiError(503, { message: 'errors.unavailable' }));

const show = (dataProvider: object, children: ReactNode) =>
  render(
    <MemoryRouter initialEntries={['/returns/1/show']}>
      <CoreAdminContext
        dataProvider={dataProvider as DataProvider}
        i18nProvider={i18nProvider}
        queryClient={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
      >
        <ThemeProvider>
          <ResourceContextProvider value="returns">
            <Routes>
              <Route path="/returns/:id/show" element={children} />
            </Routes>
          </ResourceContextProvider>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
/** The first drawing of a list takes a slow machine seconds. */
const PATIENT = { timeout: 10_000 };
const again = () => screen.findByRole('button', { name: 'Try again' }, PATIENT);

afterEach(cleanup);

// jsdom has no layout, so nothing is ever resized.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);

const list = (
  <ListPage empty={<p>No returns</p>} disableSyncWithLocation>
    <ResponsiveTable bulkActionButtons={false} linked={false} card={{ title: ({ id }) => id }}>
      <DataTable.Col source="id" />
    </ResponsiveTable>
  </ListPage>
);

test('a list that fails says why, counts nothing, and shows its rows after another try', async () => {
  const user = userEvent.setup();
  const getList = vi
    .fn<() => Promise<unknown>>()
    .mockImplementationOnce(down)
    .mockResolvedValue({ data: [{ id: 4711 }], total: 1 });
  show({ getList }, list);
  const button = await again();
  expect(document.body.textContent).toContain('The database cannot be reached.');
  expect(document.body.textContent).not.toContain('No returns');
  expect(document.body.textContent).not.toMatch(/1-\d+ of/);
  await user.click(button);
  expect(await screen.findByText('4711')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

test('Today does not say that nothing waits while it cannot count', async () => {
  const user = userEvent.setup();
  let isDown = true;
  const call = vi.fn(() => (isDown ? down() : Promise.resolve({ data: [] })));
  show({ call }, createElement(AttentionItems));
  const button = await again();
  expect(screen.queryByText(NOTHING)).toBeNull();
  isDown = false;
  await user.click(button);
  expect(await screen.findByText(NOTHING)).toBeTruthy();
});

test.each([
  [503, 'errors.unavailable', 'The database cannot be reached.', true],
  [0, undefined, 'The server is not responding.', true],
  [404, 'errors.notFound', 'Not found. It may have been deleted.', false],
])(
  'a record that cannot be read with %s stays on its page and says why',
  async (status, message, text, hasRetry) => {
    const getOne = () => Promise.reject(new ApiError(status, { message }));
    show({ getOne }, <ShowPage>content</ShowPage>);
    await waitFor(() => expect(document.body.textContent).toContain(text), PATIENT);
    expect(screen.queryByRole('button', { name: 'Try again' }) !== null).toBe(hasRetry);
    expect(document.body.textContent).not.toContain('content');
  },
);
