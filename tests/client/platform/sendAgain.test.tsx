/** What is said before webhook messages are sent again, and when a message of a paused address is sent. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { ReactNode } from 'react';
import { CoreAdminContext, ListContextProvider, type ListControllerResult } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { NextAttempt } from '../../../client/platform/webhookDeliveries/DeliveryStatus.tsx';
import { SendAgainButton } from '../../../client/platform/webhookDeliveries/SendAgainButton.tsx';
import { allowedBy, answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);
// The first drawing of the dialog takes long where the machine is busy.
configure({ asyncUtilTimeout: 10_000 });

const ME = { id: '1', name: 'Ann', role: 'owner', store: STORE };

const show = (content: ReactNode, totals: Record<string, number> = {}) => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const getList = async (_: string, { filter }: { filter: { endpointState: string } }) => ({
    data: [],
    total: totals[filter.endpointState] ?? 0,
  });
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={{ ...loggedInAs(ME), ...allowedBy(async () => true) }}
        dataProvider={answeredBy({ getList })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={queryClient}
      >
        {content}
      </CoreAdminContext>
    </MemoryRouter>,
  );
};

const list = { total: 18, filterValues: { status: 'failed' } } as unknown as ListControllerResult;
const button = (
  <ListContextProvider value={list}>
    <SendAgainButton />
  </ListContextProvider>
);

test('messages of paused and archived addresses are not counted as sent', async () => {
  show(button, { active: 10, paused: 3 });
  await userEvent.click(await screen.findByRole('button', { name: /Send again/ }));
  expect(await screen.findByText(/^13 messages are sent again/)).toBeTruthy();
  expect(screen.getByText(/^3 of them are of paused addresses/)).toBeTruthy();
  expect(screen.getByText(/^5 messages are left out/)).toBeTruthy();
});

test('nothing is offered where all messages are of archived addresses', async () => {
  show(button);
  await new Promise((resolve) => setImmediate(resolve));
  expect(screen.queryByRole('button', { name: /Send again/ })).toBeNull();
});

test('a message of a paused address has no instant at which it is sent', () => {
  const delivery = { sending: false, nextAttemptAt: 1, endpointState: 'paused' } as const;
  show(<NextAttempt delivery={delivery} />);
  expect(screen.getByText('When its address is resumed')).toBeTruthy();
});
