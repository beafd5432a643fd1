/** The notice with Undo: it gives way to a later one, and says why something was not undone. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, Notification } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { useNotifyUndoable } from '../../../client/platform/shared/undo/UndoNotice.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);

const ME = { id: 'me', name: 'Ann', role: 'manager', store: STORE };

const Page = () => {
  const notify = useNotifyUndoable();
  return (
    <>
      <button onClick={() => notify('Moved to Lamps', 'c-1')}>First</button>
      <button onClick={() => notify('Moved to Rugs', 'c-2')}>Second</button>
      <Notification />
    </>
  );
};

const show = (call: (method: string, path: string) => Promise<unknown>) => {
  const client = new QueryClient();
  client.setQueryData(['auth', 'getIdentity'], ME);
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={{
          ...loggedInAs(ME),
          canAccess: async () => true,
          checkError: async () => undefined,
        }}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={client}
      >
        <Page />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return userEvent.setup();
};

test('of two changes in a row, the notice offers to undo the last one', async () => {
  const call = vi.fn(async (_: string, __: string) => ({ data: { undone: 1, left: [] } }));
  const user = show(call);
  await user.click(screen.getByText('First'));
  await screen.findByText('Moved to Lamps');
  await user.click(screen.getByText('Second'));
  await screen.findByText('Moved to Rugs');
  expect(screen.queryByText('Moved to Lamps')).toBeNull();
  await user.click(screen.getByText('Undo'));
  await screen.findByText('Undone for 1 record');
  expect(call.mock.calls.map(([, path]) => path)).toEqual(['/changes/c-2/undo']);
});

test('what is not undone says of which record and why, and links to it', async () => {
  const refusal = new ApiError(409, {
    message: 'undo.errors.changedSince',
    left: [{ resource: 'categories', recordId: '7', name: 'Desk lamps', reason: 'x' }],
  });
  const user = show(() => Promise.reject(refusal));
  await user.click(screen.getByText('First'));
  await user.click(await screen.findByText('Undo'));
  const said = await screen.findByText(/^Not undone: “Desk lamps”\. It was changed again since\./);
  expect(said).toBeTruthy();
  const link = await screen.findByRole('link', { name: 'Look at it and its history' });
  expect(link.getAttribute('href')).toBe('/categories/7');
});

test('without an answer of the server, the notice says that nothing was undone', async () => {
  const user = show(() => Promise.reject(new ApiError(0, {})));
  await user.click(screen.getByText('First'));
  await user.click(await screen.findByText('Undo'));
  await screen.findByText(/^Not undone\. The server does not answer/);
  await waitFor(() => expect(screen.queryByText('Moved to Lamps')).toBeNull());
});
