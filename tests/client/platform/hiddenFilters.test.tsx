/** Filters that no input shows can be seen and taken away, and stay with the person who set them. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  ListContextProvider,
  ResourceContextProvider,
  SelectInput,
  TextInput,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { belongTo, MENU_KEY, preferences } from '../../../client/layout/preferences.ts';
import { HiddenFilters } from '../../../client/ui/list/HiddenFilters.tsx';

afterEach(cleanup);

const i18nProvider = polyglotI18nProvider(() => english, 'en');
const INPUTS = [
  <TextInput key="brand" source="brand" />,
  <SelectInput key="status" source="status" choices={[]} />,
];

const show = (filterValues: object) => {
  const setFilters = vi.fn();
  const list = { resource: 'products', filterValues, displayedFilters: {}, setFilters };
  render(
    <MemoryRouter>
      <CoreAdminContext i18nProvider={i18nProvider}>
        <ListContextProvider value={list as never}>
          <ResourceContextProvider value="products">
            <HiddenFilters inputs={INPUTS} />
          </ResourceContextProvider>
        </ListContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return setFilters;
};

test('a filter without an input is a chip that takes it away', async () => {
  const filters = { qualityErrors_gt: 0, brand: 'Voltra', status: ['draft', 'active'] };
  const setFilters = show(filters);
  const chips = screen.getAllByRole('listitem').map((item) => item.textContent);
  // The brand stands in its input; several states cannot stand in a choice of one.
  expect(chips).toEqual(['With errors to fix', expect.stringContaining('draft')]);
  await userEvent.setup().click(screen.getAllByTestId('CancelIcon')[0] as HTMLElement);
  await waitFor(() =>
    expect(setFilters).toHaveBeenCalledWith({ brand: 'Voltra', status: ['draft', 'active'] }, {}),
  );
});

test('without such filters there are no chips', () => {
  show({ brand: 'Voltra', status: 'draft' });
  expect(screen.queryByRole('list')).toBeNull();
});

test('lists as one person left them are not those of the next person in this browser', () => {
  preferences.reset();
  belongTo('1');
  const params = { filter: { brand: 'Voltra' }, sort: 'name', order: 'ASC', page: 2, perPage: 25 };
  preferences.setItem('products.listParams', params);
  preferences.setItem(`${MENU_KEY}pins.1`, [{ to: '/orders', label: 'Orders' }]);
  belongTo('1');
  expect(preferences.getItem('products.listParams')).toEqual(params);
  belongTo('2');
  expect(preferences.getItem('products.listParams')).toBeUndefined();
  // Pins are stored under the person's name.
  expect(preferences.getItem(`${MENU_KEY}pins.1`)).toEqual([{ to: '/orders', label: 'Orders' }]);
});
