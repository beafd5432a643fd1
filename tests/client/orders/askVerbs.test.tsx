/** Asking the shop to replace goods of an order or to put them back into stock. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test, vi } from 'vitest';
import type { OrderDetail } from '#contract/orders/orders';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { AskVerbs } from '../../../client/orders/orders/AskVerbs.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const order = {
  externalId: 'o-1',
  paidAt: 1,
  status: 'paid',
  shipments: [],
  lines: [
    { sku: 'CUP', name: 'Cup', quantity: 2 },
    { sku: 'MUG', name: 'Mug', quantity: 1 },
  ],
} as unknown as OrderDetail;

const show = (instructions: readonly object[] = []) => {
  const create = vi.fn(async (_resource: string, _params: { data: object }) => ({
    data: { id: 1 },
  }));
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({
          create,
          getList: async () => ({ data: instructions, total: instructions.length }),
        })}
        i18nProvider={polyglotI18nProvider(() => english, 'en')}
        queryClient={new QueryClient()}
      >
        <AskVerbs order={order} />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return { create, user: userEvent.setup() };
};
const asked = (state: string) => ({
  id: 7,
  kind: 'replace',
  state,
  createdAt: 1,
  lines: [
    { sku: 'CUP', quantity: 2 },
    { sku: 'MUG', quantity: 1 },
  ],
});

test('a replacement is asked for with its units and a reason, and never for more than was ordered', async () => {
  const { create, user } = show();
  await user.click(await screen.findByRole('button', { name: 'Ask to replace' }));
  const dialog = within(await screen.findByRole('dialog'));
  const verb = () => dialog.getByRole<HTMLButtonElement>('button', { name: 'Ask to replace' });
  await user.type(dialog.getByLabelText('Units of CUP'), '3');
  await user.type(dialog.getByLabelText(/Reason/), 'Arrived broken');
  dialog.getByText('At most 2 units: no more was ordered.');
  await user.click(verb());
  expect(create).not.toHaveBeenCalled();
  await user.clear(dialog.getByLabelText('Units of CUP'));
  await user.type(dialog.getByLabelText('Units of CUP'), '1');
  await user.click(verb());
  await waitFor(() => expect(create).toHaveBeenCalledTimes(1));
  expect(create.mock.lastCall).toMatchObject([
    'instructions',
    {
      data: {
        kind: 'replace',
        orderExternalId: 'o-1',
        lines: [{ sku: 'CUP', quantity: 1 }],
        note: 'Arrived broken',
        place: null,
      },
    },
  ]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('what is missing is said at its field when somebody asks all the same', async () => {
  const { create, user } = show();
  await user.click(await screen.findByRole('button', { name: 'Ask to replace' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Ask to replace' }));
  expect(dialog.getAllByText('Enter how many units of at least one line.')).toHaveLength(2);
  expect(dialog.getByLabelText(/Reason/).getAttribute('aria-invalid')).toBe('true');
  expect(create).not.toHaveBeenCalled();
});

test('a refusal names its amounts in money, and goes once something else is asked for', async () => {
  const why = JSON.stringify({
    message: 'instructions.errors.aboveLimit',
    args: { amount: 75_000, limit: 50_000, roles: 'manager' },
  });
  const { create, user } = show();
  create.mockRejectedValueOnce(new ApiError(403, { message: `@@react-admin@@${why}` }));
  await user.click(await screen.findByRole('button', { name: 'Ask to replace' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Units of CUP'), '2');
  await user.type(dialog.getByLabelText(/Reason/), 'Broken');
  await user.click(dialog.getByRole('button', { name: 'Ask to replace' }));
  await dialog.findByText(/comes to .*750.*above your limit of .*500/);
  await user.type(dialog.getByLabelText(/Reason/), ' again');
  expect(dialog.queryByText(/above your limit/)).toBeNull();
});

test('where a part was asked for already, that is why no more can be', async () => {
  const { user } = show([{ ...asked('open'), lines: [{ sku: 'CUP', quantity: 1 }] }]);
  await user.click(await screen.findByRole('button', { name: 'Ask to replace' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Units of CUP'), '2');
  dialog.getByText('At most 1 unit: the others of the order were asked for already.');
  await user.type(dialog.getByLabelText('Units of MUG'), '2');
  dialog.getByText('At most 1 unit: no more was ordered.');
});

test('what is asked for already is not offered again, and what the shop refused is', async () => {
  show([asked('open')]);
  await screen.findByRole('button', { name: 'Ask to restock' });
  expect(screen.queryByRole('button', { name: 'Ask to replace' })).toBeNull();
  cleanup();
  show([asked('refused')]);
  await screen.findByRole('button', { name: 'Ask to replace' });
});
