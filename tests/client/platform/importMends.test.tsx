/** Rows mended on the page of a dry run: not applied unchecked, and not lost without a question. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import ImportRunPage from '../../../client/platform/imports/ImportRunPage.tsx';
import { LeavingGuard } from '../../../client/ui/form/LeavingGuard.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const STORE = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const ERROR = { id: 1, line: 4, field: 'price', message: 'errors.amount', row: ['A-4', '4o4'] };
const JOB = {
  id: 1,
  name: 'spring.csv',
  status: 'done',
  message: null,
  counts: { rows: 8, rejected: 1, 'products.created': 7 },
  notes: {},
  input: { kind: 'products', dryRun: true, header: ['sku', 'price'] },
};

/** `statuses`: those that the job has whenever it is read; rows are stored with the last one. */
const show = (...statuses: string[]) => {
  const act = vi.fn(async () => ({ data: { id: 2 } }));
  const states = statuses.length > 0 ? statuses : ['done'];
  const call = async (_: string, path: string) => {
    if (path.startsWith('/jobs/1/errors')) return { data: states.length > 1 ? [] : [ERROR] };
    if (!path.startsWith('/jobs/')) return { data: [] };
    const status = states.length > 1 ? states.shift() : states[0];
    return { data: { ...JOB, status, id: Number(path.split('/').at(-1)) } };
  };
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const page = (
    <CoreAdminContext
      authProvider={loggedInAs(ME)}
      dataProvider={answeredBy({ call, act })}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
      queryClient={queryClient}
    >
      <LeavingGuard />
      <ImportRunPage />
    </CoreAdminContext>
  );
  const router = createMemoryRouter(
    [
      { path: '/imports/:id', element: page },
      { path: '*', element: 'elsewhere' },
    ],
    { initialEntries: ['/imports/1'] },
  );
  render(<RouterProvider router={router} />);
  return { act, router };
};

const mend = async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'Fix line 4' }));
  fireEvent.change(await screen.findByLabelText('price'), { target: { value: '404' } });
  fireEvent.click(screen.getByRole('button', { name: 'Keep changes' }));
  await screen.findByText('Fixed');
};

test('with mended rows, a check takes the place of Apply and leads to its page without a question', async () => {
  const confirm = vi.spyOn(window, 'confirm');
  const { act, router } = show();
  await screen.findByRole('button', { name: 'Apply' });
  await mend();
  expect(screen.queryByRole('button', { name: 'Apply' })).toBeNull();
  await screen.findByText(
    '1 row is fixed but not checked. Check the file again before you apply it.',
  );
  fireEvent.click(screen.getAllByRole('button', { name: 'Check again' })[0]!);
  await waitFor(() => expect(router.state.location.pathname).toBe('/imports/2'));
  expect(act.mock.calls).toEqual([
    ['imports', 1, 'mended', { rows: [{ line: 4, cells: ['A-4', '404'] }] }],
  ]);
  expect(confirm).not.toHaveBeenCalled();
});

test('the page with mended rows is left after a question alone', async () => {
  const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
  const { router } = show();
  await mend();
  const back = screen.getByRole('link', { name: 'Import another file' });
  fireEvent.click(back);
  await waitFor(() => expect(confirm).toHaveBeenCalledOnce());
  expect(router.state.location.pathname).toBe('/imports/1');
  screen.getByText('Fixed');
  confirm.mockReturnValue(true);
  fireEvent.click(back);
  await screen.findByText('elsewhere');
});

test('Escape in the dialog of a row asks once something is typed, and keeps it where the answer is no', async () => {
  const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Fix line 4' }));
  const price = await screen.findByLabelText<HTMLInputElement>('price');
  fireEvent.input(price, { target: { value: '404' } });
  fireEvent.keyDown(price, { key: 'Escape' });
  expect(confirm).toHaveBeenCalledOnce();
  expect(screen.getByRole('dialog').contains(price)).toBe(true);
  expect(price.value).toBe('404');
  confirm.mockReturnValue(true);
  fireEvent.keyDown(price, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText('Fixed')).toBeNull();
});

test('Escape in the dialog of a row closes it while nothing is typed', async () => {
  const confirm = vi.spyOn(window, 'confirm');
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Fix line 4' }));
  fireEvent.keyDown(await screen.findByLabelText('price'), { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(confirm).not.toHaveBeenCalled();
});

test('refused rows that were counted before they were stored are shown once the check has ended', async () => {
  show('running', 'running', 'done');
  await screen.findByRole('button', { name: 'Fix line 4' }, { timeout: 5000 });
});
