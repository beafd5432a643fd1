/** The search can be left by keyboard, and leads only to what a role may open. */
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClient } from '@tanstack/react-query';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ResourceDefinitionContextProvider, useLocation } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Role } from '#contract/platform/access';
import { english } from '../../../client/layout/english.ts';
import { SearchDialog } from '../../../client/layout/SearchDialog.tsx';
import { answeredBy } from '../support/providers.ts';

configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
// The dialog loads its field when it is first opened.
beforeAll(() => import('../../../client/layout/SearchField.tsx'));

const FOUND = { id: 1, productId: 7, name: 'Nightlamp', sku: 'LAMP-1', amount: 2990 };
const i18nProvider = polyglotI18nProvider(() => english, 'en');
const Here = () => <output>{useLocation().pathname}</output>;

const open = (role: Role, onClose = () => undefined as void, onKeys = vi.fn()) => {
  const queryClient = new QueryClient();
  const store = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language: 'en' };
  queryClient.setQueryData(['auth', 'getIdentity'], { id: '1', name: 'Somebody', role, store });
  const getList = vi.fn(async (resource: string) => ({
    data: resource === 'prices' ? [FOUND, { ...FOUND, id: 2, sku: 'LAMP-2' }] : [],
    total: 2,
  }));
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ getList, getMany: async () => ({ data: [] }) })}
        i18nProvider={i18nProvider}
        queryClient={queryClient}
        authProvider={{ getIdentity: async () => ({ id: '1', role, store }) } as never}
      >
        <ResourceDefinitionContextProvider
          definitions={{ products: { name: 'products', options: { opens: 'edit' } } }}
        >
          <SearchDialog onClose={onClose} onKeys={onKeys} />
          <Here />
        </ResourceDefinitionContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { user: userEvent.setup(), asked: () => getList.mock.calls.map(([name]) => name) };
};

test.each([
  ['manager', '/products/7'],
  ['agent', '/products/7/show'],
] as const)('a product with SKU and price leads %s to %s', async (role, address) => {
  const { user, asked } = open(role);
  await user.type(await screen.findByRole('combobox'), 'lamp');
  const option = await screen.findByRole('option', { name: /Nightlamp.*LAMP-1.*29\.90/ });
  // Two variants of one product are one result.
  expect(screen.getAllByRole('option')).toHaveLength(1);
  expect(asked().includes('staff')).toBe(false);
  await user.click(option);
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe(address);
});

test('Enter before anything is found, as a scanner sends it, opens the first result once it is there', async () => {
  const { user } = open('manager');
  await user.type(await screen.findByRole('combobox'), 'LAMP-1{Enter}');
  await waitFor(() =>
    expect(screen.getByRole('status', { hidden: true }).textContent).toBe('/products/7'),
  );
});

test('a text that was changed after Enter opens nothing, also when it was changed back', async () => {
  const { user } = open('manager');
  await user.type(await screen.findByRole('combobox'), 'LAMP-1{Enter}x{Backspace}');
  await screen.findByRole('option', { name: /Nightlamp/ });
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe('/');
});

test('a new promotion can be begun by whoever may save one', async () => {
  const { user } = open('marketer');
  await user.type(await screen.findByRole('combobox'), 'new promo');
  expect(await screen.findByRole('option', { name: 'New Promotion' })).toBeTruthy();
  cleanup();
  const agent = open('agent');
  await agent.user.type(await screen.findByRole('combobox'), 'new promo');
  expect(screen.queryByRole('option', { name: 'New Promotion' })).toBeNull();
});

test('part of a SKU shows the variant that has it, not the first one of its product', async () => {
  const { user } = open('manager');
  await user.type(await screen.findByRole('combobox'), 'amp-2');
  await screen.findByRole('option', { name: /Nightlamp.*LAMP-2/ });
  expect(screen.queryByRole('option', { name: /LAMP-1/ })).toBeNull();
});

test('widths and accents of what is typed do not matter, as they do not for the server', async () => {
  const { user } = open('manager');
  await user.type(await screen.findByRole('combobox'), 'ｌámp-2');
  await screen.findByRole('option', { name: /Nightlamp.*LAMP-2/ });
  expect(screen.queryByRole('option', { name: /LAMP-1/ })).toBeNull();
});

test('Escape closes the search, with and without a text', async () => {
  const onClose = vi.fn();
  const { user } = open('agent', onClose);
  await user.click(await screen.findByRole('combobox'));
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
  await user.keyboard('lamp{Escape}');
  expect(onClose).toHaveBeenCalledTimes(2);
});

test.each([
  ['margin', 'Pricing insight', '/pricing'],
  ['毛利', 'Pricing insight', '/pricing'],
  ['create promotion', 'New Promotion', '/promotions/create'],
  ['新建促销', 'New Promotion', '/promotions/create'],
])('%s finds a page by what else it is called', async (typed, name, address) => {
  const { user } = open('marketer');
  await user.type(await screen.findByRole('combobox'), typed);
  await user.click(await screen.findByRole('option', { name }));
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe(address);
});

test.each(['help', '帮助'])('%s leads to the list of keys', async (typed) => {
  const onKeys = vi.fn();
  const { user } = open('agent', undefined, onKeys);
  await user.type(await screen.findByRole('combobox'), typed);
  await user.click(await screen.findByRole('option', { name: 'Keyboard shortcuts' }));
  expect(onKeys).toHaveBeenCalledTimes(1);
});

test('a record that is found stands before pages that are found by further words', async () => {
  const { user } = open('manager');
  await user.type(await screen.findByRole('combobox'), 'cost{Enter}');
  await waitFor(() =>
    expect(screen.getByRole('status', { hidden: true }).textContent).toBe('/products/7'),
  );
});

test('before anything is typed, pages alone are listed', async () => {
  open('manager');
  await screen.findByRole('option', { name: 'Products' });
  expect(screen.queryByRole('option', { name: /^New / })).toBeNull();
  expect(screen.queryByRole('option', { name: 'Keyboard shortcuts' })).toBeNull();
});
