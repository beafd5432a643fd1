/** Rows that are selected: what their boxes are called, and how many can be changed at once. */
import { createTheme, ThemeProvider } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  DataTable,
  Form,
  type GetListParams,
  ListBase,
  memoryStore,
  type RaRecord,
  ResourceContextProvider,
  ResourceDefinitionContextProvider,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { BulkEditPreview } from '../../../client/catalog/products/BulkEditPreview.tsx';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { features } from '../../../client/resources.ts';
import { RecordInput } from '../../../client/ui/form/RecordInput.tsx';
import { ResponsiveTable } from '../../../client/ui/list/ResponsiveTable.tsx';
import { answeredBy } from '../support/providers.ts';

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe = () => undefined;
    disconnect = () => undefined;
  },
);
afterEach(cleanup);

type Language = 'en' | 'zh';
const DICTIONARIES = { en: english, zh: chinese };

/** Shows it where a list has these records. */
const show = (language: Language, resource: string, records: RaRecord[], content: ReactNode) => {
  const queryClient = new QueryClient();
  const store = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language };
  const identity = { id: '1', fullName: 'Ann', role: 'owner', store };
  queryClient.setQueryData(['auth', 'getIdentity'], identity);
  const getList = async (_: string, { pagination }: GetListParams) => ({
    data: records.slice(0, pagination?.perPage),
    total: records.length,
  });
  const definitions = features.map(({ name, recordRepresentation }) => [
    name,
    { name, ...(recordRepresentation && { recordRepresentation }) },
  ]);
  render(
    <MemoryRouter>
      <CoreAdminContext
        store={memoryStore()}
        dataProvider={answeredBy({ getList, getMany: async () => ({ data: [] }) })}
        i18nProvider={polyglotI18nProvider(() => DICTIONARIES[language], language)}
        queryClient={queryClient}
        authProvider={
          {
            checkAuth: async () => undefined,
            getIdentity: async () => identity,
            canAccess: async () => true,
          } as never
        }
      >
        <ThemeProvider theme={createTheme()}>
          <ResourceDefinitionContextProvider definitions={Object.fromEntries(definitions)}>
            <ResourceContextProvider value={resource}>{content}</ResourceContextProvider>
          </ResourceDefinitionContextProvider>
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

const list = (most: number) => (
  <ListBase perPage={2} disableSyncWithLocation>
    <ResponsiveTable
      card={{ title: () => '' }}
      bulkActionButtons={<span>verbs</span>}
      mostSelected={most}
    >
      <DataTable.Col source="id" />
    </ResponsiveTable>
  </ListBase>
);
const product = (id: number) => ({
  id,
  name: `Bib ${id}`,
  names: { en: `Bib ${id}`, zh: `围兜 ${id}` },
});
const PRODUCTS = [1, 2, 3, 4, 5].map(product);

test.each([
  ['en', 'Select Bib 1'],
  ['zh', '选择“围兜 1”'],
] as const)('in %s the box of a row says the name that the row shows', async (language, name) => {
  show(language, 'products', PRODUCTS, list(100));
  await screen.findByRole('checkbox', { name });
});

test('what has no names in languages is called as its resource says', async () => {
  show('zh', 'tickets', [{ id: 7, number: 'TK-7' }], list(100));
  await screen.findByRole('checkbox', { name: '选择“TK-7”' });
});

test.each([
  ['en', 'Select all', 'Select the first 3 of 5', '3 of 5 selected. At most 3'],
  ['zh', '全选', '选择前 3 项，共 5 项', '已选择 3 项，共 5 项。一次最多处理 3 项。'],
] as const)(
  'in %s the bar says how many of all are selected where they are too many',
  async (language, heading, first, said) => {
    show(language, 'products', PRODUCTS, list(3));
    await userEvent.click(await screen.findByRole('checkbox', { name: heading }));
    await userEvent.click(await screen.findByRole('button', { name: first }));
    await screen.findByText(said, { exact: false });
    expect(screen.queryByRole('button', { name: first })).toBeNull();
  },
);

test('where all can be changed at once, all of them are selected', async () => {
  show('zh', 'products', PRODUCTS, list(5));
  await userEvent.click(await screen.findByRole('checkbox', { name: '全选' }));
  await userEvent.click(await screen.findByRole('button', { name: '全选' }));
  await screen.findByText('已选择 5 项');
});

test('whoever selected more by hand than can be changed at once reads so', async () => {
  show('zh', 'products', PRODUCTS, list(1));
  await userEvent.click(await screen.findByRole('checkbox', { name: '全选' }));
  await screen.findByText('已选择 2 项，一次最多处理 1 项，请减少选择。');
});

test('the preview of a bulk edit lists products by the names of the screen', async () => {
  const row = { ...product(1), outcome: 'unchanged' as const, before: {}, after: {} };
  show('zh', 'products', [], <BulkEditPreview rows={[row]} />);
  await screen.findByText('围兜 1');
  expect(screen.queryByText('Bib 1')).toBeNull();
});

test('records to choose are offered by the names of the screen', async () => {
  show(
    'zh',
    'redeemedRewards',
    PRODUCTS,
    <Form>
      <RecordInput source="rewardId" reference="pointRewards" />
    </Form>,
  );
  await userEvent.click(await screen.findByRole('combobox'));
  await waitFor(() => expect(screen.getByRole('option', { name: '围兜 2' })).toBeTruthy());
});
