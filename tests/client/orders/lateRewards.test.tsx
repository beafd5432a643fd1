/** One decision on the selected late rewards, and what became of each of them. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext, ListContextProvider, Notification } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { EarnDecided, EarnSums } from '#contract/orders/earnApprovals';
import { english } from '../../../client/layout/english.ts';
import { SelectedVerbs } from '../../../client/orders/earnApprovals/SelectedVerbs.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

afterEach(cleanup);

const SUMS: EarnSums = {
  points: 1_240,
  takenBack: 40,
  lapsed: 0,
  growth: 300,
  waiting: 2,
  members: 2,
  rises: 1,
};
const show = (selectedIds: number[], results: EarnDecided[]) => {
  const call = vi.fn(async (_method: string, path: string, _body?: object) => ({
    data: path === '/earnApprovals/decisionsPreview' ? SUMS : results,
  }));
  const unselect = vi.fn();
  const list = { selectedIds, onUnselectItems: unselect } as unknown as React.ComponentProps<
    typeof ListContextProvider
  >['value'];
  render(
    <MemoryRouter>
      <CoreAdminContext
        authProvider={{ ...loggedInAs({ id: '1', role: 'manager' }), checkError: async () => {} }}
        dataProvider={answeredBy({ call })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={new QueryClient()}
      >
        <ListContextProvider value={list}>
          <SelectedVerbs />
        </ListContextProvider>
        <Notification />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { call, unselect, user: userEvent.setup() };
};
const decided = (id: number, sourceId: string, error: string | null = null): EarnDecided => ({
  id,
  sourceId,
  isDecided: error === null,
  error,
});

test('The selected rows are decided on by one request, and what was decided before is named', async () => {
  const { call, unselect, user } = show(
    [3, 4, 5],
    [decided(3, 'o-3'), decided(4, 'o-4', 'earnApprovals.errors.decided'), decided(5, 'o-5')],
  );
  await user.click(await screen.findByRole('button', { name: 'Approve' }));
  const dialog = within(
    await screen.findByRole('dialog', { name: 'Let members earn for these 3?' }),
  );
  // What all of them would give is said before.
  await dialog.findByText('Points in all: 1,240, for 2 members');
  dialog.getByText('Of them taken back for returned goods: 40');
  dialog.getByText('Growth in all: 300');
  dialog.getByText('1 member gets a higher level');
  dialog.getByText('1 of them has been decided meanwhile');
  await user.type(dialog.getByLabelText(/Reason/), 'The connection was down');
  await user.click(dialog.getByRole('button', { name: 'Approve' }));
  await waitFor(() => expect(unselect).toHaveBeenCalled());
  expect(call).toHaveBeenCalledWith('POST', '/earnApprovals/decisions', {
    ids: [3, 4, 5],
    decision: 'approved',
    reason: 'The connection was down',
  });
  await screen.findByText('2 decided. o-4: Somebody has already decided on this.');
});

test('Nothing can be decided while nothing is selected', () => {
  show([], []);
  expect(screen.queryByRole('button')).toBeNull();
});
