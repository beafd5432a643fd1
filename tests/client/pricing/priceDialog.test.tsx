/** The dialog of a single price: what it says of a price below the floor, and of figures with two readings. */
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { ApiError } from '../../../client/apiError.ts';
import { english } from '../../../client/layout/english.ts';
import { firstPlanned } from '../../../client/pricing/shared/batchOfPrice.ts';
import { PriceDialog } from '../../../client/pricing/shared/PriceDialog.tsx';
import { answeredBy, loggedInAs, STORE } from '../support/providers.ts';

afterEach(cleanup);
// The first drawing of the dialog takes long where the machine is busy.
configure({ asyncUtilTimeout: 10_000 });

const ME = { id: '1', name: 'Ann', role: 'manager', store: STORE };
const PLANNED = Date.UTC(2090, 11, 12);
const REFUSED = {
  message: 'ra.message.invalid_form',
  floor: 9000,
  errors: { amount: 'Below the floor' },
};
const IN_THE_WAY = {
  message: 'A change is already scheduled',
  conflicts: [{ priceId: 7, variantId: 3, startsAt: PLANNED, endsAt: null, amount: 20000 }],
  count: 1,
};

/** Opens the dialog on a server that refuses prices below the floor, and batches that refuse conflicts. */
const open = () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(['auth', 'getIdentity'], ME);
  const sent: Record<string, unknown>[] = [];
  const create = async (_: string, { data }: { data: Record<string, unknown> }) => {
    sent.push(data);
    const { conflicts } = data.request as { conflicts: string };
    if (conflicts === 'refuse' && data.endsAt === null) throw new ApiError(409, IN_THE_WAY);
    return { data: { id: 12 } };
  };
  const call = async () => {
    throw new ApiError(422, REFUSED);
  };
  render(
    <CoreAdminContext
      authProvider={{ ...loggedInAs(ME), checkError: async () => undefined }}
      dataProvider={answeredBy({ create, call })}
      i18nProvider={polyglotI18nProvider(() => english, 'en')}
      queryClient={queryClient}
    >
      <PriceDialog listId={1} variantId={3} title="Schedule" onClose={() => undefined} />
    </CoreAdminContext>,
  );
  return sent;
};
const type = (label: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const text = /needs approval by someone else/;

test('the way to a price below the floor is offered only while the price is one', async () => {
  open();
  type(/^Price/, '50');
  press(/^Add a price/);
  await screen.findByText(text);
  type(/^Price/, '49');
  expect(screen.getByText(text)).toBeTruthy();
  type(/^Price/, '12,5');
  expect(screen.queryByText(text)).toBeNull();
  press(/^Add a price/);
  await screen.findByText('Can be read in two ways: write 12.5');
});

test('a price below the floor is created and submitted at once, and a planned price in its way is kept or replaced', async () => {
  const sent = open();
  type(/^Price/, '50');
  press(/^Add a price/);
  await screen.findByText(text);
  type(/Why below the floor/, 'Clearance');
  press(/^Ask for approval/);
  await screen.findByText(/¥200.00/);
  expect(sent).toMatchObject([{ submit: true, request: { conflicts: 'refuse' }, endsAt: null }]);
  press(/Keep that price/);
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ submit: true, endsAt: PLANNED, reason: 'Clearance' });
});

test('a new price can only end before those in its way where it begins before them', () => {
  const rows = [
    { id: 1, amount: 1, startsAt: 500, endsAt: null },
    { id: 2, amount: 1, startsAt: 300, endsAt: 400 },
  ];
  expect(firstPlanned(rows, null, 100)).toBe(300);
  expect(firstPlanned(rows, 200, 100)).toBe(300);
  expect(firstPlanned(rows, 300, 100)).toBeNull();
  expect(firstPlanned([], null, 100)).toBeNull();
});
