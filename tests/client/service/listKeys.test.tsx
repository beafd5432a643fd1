/** The keys of the inbox act on the row in focus, and without one on the next ticket. */
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ListContextProvider, useList } from 'react-admin';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { english } from '../../../client/layout/english.ts';
import { TakeNext } from '../../../client/service/tickets/TakeNext.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const Place = () => {
  const { pathname, state } = useLocation();
  return <output>{`${pathname} ${JSON.stringify(state?.write ?? null)}`}</output>;
};

const Inbox = () => (
  <ListContextProvider value={useList({ data: [{ id: 7, version: 3 }] })}>
    <TakeNext />
    <table>
      <tbody>
        <tr>
          <td>
            <a href="#/tickets/7/show">The cup is broken</a>
          </td>
        </tr>
      </tbody>
    </table>
    <Place />
  </ListContextProvider>
);

const show = () => {
  const act = vi.fn(async () => ({ data: { id: 7 } }));
  const call = vi.fn(async () => ({ data: { id: 9 } }));
  render(
    <MemoryRouter initialEntries={['/tickets']}>
      <CoreAdminContext
        dataProvider={answeredBy({ act, call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en', [], { allowMissing: true })}
      >
        <Inbox />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { act, call };
};
const place = () => screen.getByRole('status').textContent;

test('with a row in focus, one key takes its ticket and another opens it to write a note', async () => {
  const { act, call } = show();
  screen.getByRole('link', { name: 'The cup is broken' }).focus();
  await userEvent.keyboard('a');
  await waitFor(() => expect(act).toHaveBeenCalledWith('tickets', 7, 'take', { version: 3 }));
  expect(place()).toBe('/tickets null');
  await userEvent.keyboard('n');
  await waitFor(() => expect(place()).toBe('/tickets/7/show "internal"'));
  expect(call).not.toHaveBeenCalled();
});

test('without a row in focus, the next ticket is taken and opened', async () => {
  const { act, call } = show();
  await userEvent.keyboard('t');
  await waitFor(() => expect(place()).toBe('/tickets/9/show null'));
  expect(call).toHaveBeenCalledWith('POST', '/tickets/next', {});
  expect(act).not.toHaveBeenCalled();
});
