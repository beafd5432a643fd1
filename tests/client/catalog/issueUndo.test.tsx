/** Above a product: a fixed issue can be undone by the person whose edit on this page fixed it, and nobody else. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, RecordContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { IssueBar } from '../../../client/catalog/products/IssueBar.tsx';
import { english } from '../../../client/layout/english.ts';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ISSUE = { id: 5, rule: 'duplicateBarcode', severity: 'error', detail: '40123' };
const ME = { id: 'me', name: 'Ann', role: 'manager', store: STORE };
const MINE = { verb: 'edit', at: 20, changeId: 'c-1', actorKind: 'staff', actorId: 'me' };

/** A product with the issue at version 3, and without it afterwards. */
const fix = async (version: number, newest: object) => {
  const client = new QueryClient();
  client.setQueryData(['auth', 'getIdentity'], ME);
  const call = async (_: string, path: string) => ({
    data: path.startsWith('/history') ? [newest] : { total: 0, issues: [] },
  });
  const show = (product: object) => (
    <MemoryRouter initialEntries={['/products/7?issue=5']}>
      <CoreAdminContext
        authProvider={loggedInAs(ME)}
        dataProvider={answeredBy({ call, getList: async () => ({ data: [], total: 0 }) })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={client}
      >
        <RecordContextProvider value={{ id: 7, ...product }}>
          <IssueBar />
        </RecordContextProvider>
      </CoreAdminContext>
    </MemoryRouter>
  );
  const { rerender } = render(show({ version: 3, updatedAt: 10, issues: [ISSUE] }));
  expect(screen.queryByText('Fixed.')).toBeNull();
  rerender(show({ version, updatedAt: version === 3 ? 10 : 20, issues: [] }));
  await screen.findByText('Fixed.');
  await waitFor(() => expect(client.isFetching()).toBe(0));
  return screen.queryAllByRole('button').map(({ textContent }) => textContent);
};

test.each<[string, number, object, boolean]>([
  ['my own edit of this product', 4, MINE, true],
  ['an edit of another product, after mine of yesterday', 3, { ...MINE, at: 10 }, false],
  ['a colleague', 4, { ...MINE, actorId: 'colleague' }, false],
  ['a key of the store', 4, { ...MINE, actorKind: 'key', changeId: null }, false],
  ['an edit that the history does not hold yet', 4, { ...MINE, at: 10 }, false],
  ['an undo', 4, { ...MINE, changeId: 'undo-c-0' }, false],
])('an issue closed by %s', async (_, version, newest, canUndo) => {
  expect((await fix(version, newest)).includes('Undo')).toBe(canUndo);
});
