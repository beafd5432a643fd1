/** The foot of a list: which rows of how many, in the digits of the screen's language. */
import { createTheme, ThemeProvider } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ListContextProvider } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { ListPagination } from '../../../client/ui/list/ListPagination.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };

test('the rows of a long list are counted with separators', () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const list = { data: [], total: 1993, page: 45, perPage: 25, hasNextPage: true } as never;
  render(
    <CoreAdminContext
      authProvider={loggedInAs(ME)}
      dataProvider={answeredBy({})}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
      queryClient={queryClient}
    >
      <ThemeProvider theme={createTheme()}>
        <ListContextProvider value={list}>
          <ListPagination />
        </ListContextProvider>
      </ThemeProvider>
    </CoreAdminContext>,
  );
  expect(screen.getByText('1,101-1,125 of 1,993')).toBeTruthy();
});
