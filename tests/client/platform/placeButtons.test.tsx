/** Lists that people order by hand: the buttons send all ids, keep the keyboard, and are only where the whole order is seen. */
import '#shared/validation';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import {
  AdminContext,
  type I18nProvider,
  ListContextProvider,
  type ListControllerResult,
  memoryStore,
  ResourceContextProvider,
  TestMemoryRouter,
} from 'react-admin';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createI18n } from '../../../client/i18n.ts';
import { PlaceButtons } from '../../../client/ui/list/PlaceButtons.tsx';
import { allowedBy, answeredBy } from '../support/providers.ts';

configure({ asyncUtilTimeout: 10_000 });
let i18nProvider: I18nProvider;
beforeAll(async () => {
  i18nProvider = await createI18n('en');
});
afterEach(cleanup);

interface Row {
  id: number;
  name: string;
}
const ROWS: Row[] = ['Quality', 'Price', 'Logistics'].map((name, index) => ({
  id: index + 1,
  name,
}));
const WHOLE = { sort: { field: 'position', order: 'ASC' }, filterValues: {}, total: ROWS.length };

const show = (list: object = {}, mayEdit = true) => {
  const sent: unknown[] = [];
  const List = () => {
    const [rows, setRows] = useState(ROWS);
    const call = async (_method: string, path: string, { ids }: { ids: number[] }) => {
      sent.push([path, ids]);
      setRows(ids.flatMap((id) => ROWS.find((row) => row.id === id) ?? []));
      return { data: [] };
    };
    return (
      <AdminContext
        authProvider={allowedBy(async () => mayEdit)}
        dataProvider={answeredBy({ call })}
        i18nProvider={i18nProvider}
        store={memoryStore()}
      >
        <ResourceContextProvider value="dimensions">
          <ListContextProvider
            value={{ ...WHOLE, data: rows, ...list } as ListControllerResult<Row>}
          >
            <ol>
              {rows.map((row) => (
                <li key={row.id}>
                  {row.name}
                  <PlaceButtons record={row} name={row.name} hasPlace={({ id }) => id < 4} />
                </li>
              ))}
            </ol>
          </ListContextProvider>
        </ResourceContextProvider>
      </AdminContext>
    );
  };
  render(
    <TestMemoryRouter>
      <List />
    </TestMemoryRouter>,
  );
  return sent;
};

test('A record is moved with the keyboard, which stays on the button, and its new place is said', async () => {
  const sent = show();
  const up = await screen.findByRole('button', { name: 'Move Logistics up' });
  up.focus();
  fireEvent.click(up);
  await screen.findByText('Logistics is now at place 2 of 3');
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move Logistics up'),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Move Logistics up' }));
  await screen.findByText('Logistics is now at place 1 of 3');
  // It is the first: the button stays, so that the keyboard does, and does nothing.
  fireEvent.click(screen.getByRole('button', { name: 'Move Logistics up' }));
  expect(sent).toEqual([
    ['/dimensions/order', [1, 3, 2]],
    ['/dimensions/order', [3, 1, 2]],
  ]);
});

test.each([
  ['part of the records', { total: 4 }],
  ['those of a filter', { filterValues: { q: 'a' } }],
  ['another order', { sort: { field: 'key', order: 'ASC' } }],
  ['the order turned round', { sort: { field: 'position', order: 'DESC' } }],
])('Nothing is moved where the list shows %s', async (_what, list) => {
  show(list);
  await screen.findByText('Quality');
  expect(screen.queryByRole('button')).toBeNull();
});

test('Nothing is moved by those who may not edit', async () => {
  show({}, false);
  await screen.findByText('Quality');
  expect(screen.queryByRole('button')).toBeNull();
});
