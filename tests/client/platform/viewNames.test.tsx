/** Saved views of a list: their names, and a deletion that is taken back. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  ListContextProvider,
  type ListControllerResult,
  memoryStore,
  Notification,
  ResourceContextProvider,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { OwnCount } from '#contract/service/views';
import { english } from '../../../client/layout/english.ts';
import { OwnViewMenu } from '../../../client/service/tickets/OwnViewMenu.tsx';
import { SavedViews } from '../../../client/ui/list/SavedViews.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const SORT = { field: 'id', order: 'ASC' };
const viewOf = (name: string, status: string) => ({ name, filter: { status }, sort: SORT });
const OPEN = viewOf('Open', 'open');
const ALL_THREE = [viewOf('New', 'new'), OPEN, viewOf('Closed', 'closed')];

/** The list of tickets with the filter of the view Open. */
const show = (views: object[], content = <SavedViews />, call?: unknown) => {
  const list = { filterValues: OPEN.filter, sort: SORT } as unknown as ListControllerResult;
  const store = memoryStore({ 'products.views': views });
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={store}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
      >
        <ResourceContextProvider value="products">
          <ListContextProvider value={list}>{content}</ListContextProvider>
        </ResourceContextProvider>
        <Notification />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return {
    user: userEvent.setup(),
    names: () =>
      (store.getItem<{ name: string }[]>('products.views') ?? []).map(({ name }) => name),
  };
};
const select = async (user: ReturnType<typeof show>['user'], item: string) => {
  const menu = 'What can be done with the view “Open”';
  await user.click(await screen.findByRole('button', { name: menu }));
  await user.click(await screen.findByRole('menuitem', { name: item }));
};

test('a view without a name says so at the field, and a long name is kept whole', async () => {
  const { user } = show([]);
  await user.click(await screen.findByRole('button', { name: 'Save view' }));
  const name = await screen.findByLabelText<HTMLInputElement>(/^View name/);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(name.getAttribute('aria-invalid')).toBe('true');
  await user.type(name, 'x'.repeat(41));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(name.value).toHaveLength(41);
  screen.getByText('Must be 40 characters or less');
});

test('a view gets another name in its place, but not the name of another view', async () => {
  const { user, names } = show(ALL_THREE);
  await select(user, 'Rename view');
  const name = await screen.findByLabelText<HTMLInputElement>(/^View name/);
  await user.clear(name);
  await user.type(name, 'Closed');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  screen.getByText('Already taken');
  await user.clear(name);
  await user.type(name, 'To do');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByRole('link', { name: 'To do' });
  expect(names()).toEqual(['New', 'To do', 'Closed']);
});

test('a deleted view comes back in its place', async () => {
  const { user, names } = show(ALL_THREE);
  await select(user, 'Delete view');
  await screen.findByText('View “Open” deleted');
  expect(names()).toEqual(['New', 'Closed']);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await screen.findByRole('link', { name: 'Open' });
  expect(names()).toEqual(['New', 'Open', 'Closed']);
});

test('a deleted view of tickets is made again and put in its place among those that are there by then', async () => {
  const own = ALL_THREE.map((view, index) => ({
    ...view,
    id: index + 1,
    sort: ['id', 'ASC'],
    version: 1,
  })) as unknown as OwnCount[];
  const view = own[1] as OwnCount;
  const counts = [{ key: 'all' }, ...[1, 3, 8, 9].map((id) => ({ key: 'own', id }))];
  const answers: Record<string, unknown> = {
    'POST /ticketViews': { id: 9 },
    'GET /tickets/views': counts,
  };
  const call = vi.fn(async (method: string, path: string) => ({
    data: answers[`${method} ${path}`] ?? {},
  }));
  const { user } = show([], <OwnViewMenu view={view} own={own} />, call);
  await select(user, 'Delete view');
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(call).toHaveBeenCalledTimes(4));
  const { name, filter, sort } = view;
  expect(call.mock.calls).toEqual([
    ['DELETE', '/ticketViews/2'],
    ['POST', '/ticketViews', { name, filter, sort }],
    ['GET', '/tickets/views'],
    ['POST', '/ticketViews/order', { ids: [1, 9, 3, 8] }],
  ]);
});
