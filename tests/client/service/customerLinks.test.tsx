/** Making a secret link on the page of a ticket: only what is chosen is sent, nothing of the ticket. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, memoryStore, RecordContextProvider } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { CustomerLinksSection } from '../../../client/service/shared/customerLinks/CustomerLinksSection.tsx';
import { answeredBy, authenticatedBy, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: 'agent', name: 'Agent', role: 'agent', store: STORE };
const AUTH = authenticatedBy({
  checkError: async () => undefined,
  checkAuth: async () => undefined,
  getIdentity: async () => ME,
  canAccess: async () => true,
});

test('a link made on the page of a ticket is asked for with its days and language alone', async () => {
  const call = vi.fn(async (method: string, _path: string, _body?: object) => ({
    data:
      method === 'GET' ? [] : { id: 1, url: 'https://shop.example/s/tickets/secret', expiresAt: 0 },
  }));
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ call })}
        authProvider={AUTH}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        store={memoryStore()}
        queryClient={queryClient}
      >
        <RecordContextProvider value={{ id: 7, number: 'TK20260928-0007', version: 3 }}>
          <CustomerLinksSection ticketId={7} />
        </RecordContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Make a link' }));
  await user.click(await screen.findByRole('button', { name: 'Make link' }));
  await waitFor(() => {
    expect(call).toHaveBeenCalledWith('POST', '/tickets/7/customerLinks', {
      days: 30,
      language: null,
    });
  });
  expect(await screen.findByDisplayValue('https://shop.example/s/tickets/secret')).toBeTruthy();
});
