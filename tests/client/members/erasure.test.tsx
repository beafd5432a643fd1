/** Erasing a member is asked for twice: a ground, and the member's number as it is typed. */
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, expect, test, vi } from 'vitest';
import { createI18n } from '../../../client/i18n.ts';
import { EraseDialog } from '../../../client/members/erasure/EraseDialog.tsx';
import { MemberState } from '../../../client/members/members/MemberState.tsx';
import { answeredBy, loggedInAs } from '../support/providers.ts';

configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const open = async ({
  blocks = [] as object[],
  keeps = [] as object[],
  merged = [] as string[],
  phone = '13800000000',
} = {}) => {
  const act = vi.fn(async (..._sent: unknown[]) => ({ data: { id: 7, erasedAt: 1 } }));
  const onClose = vi.fn();
  render(
    <TestMemoryRouter>
      <AdminContext
        i18nProvider={await createI18n('en')}
        authProvider={loggedInAs({ id: '1', role: 'owner' })}
        dataProvider={answeredBy({ call: async () => ({ data: { merged, blocks, keeps } }), act })}
        store={memoryStore()}
      >
        <EraseDialog member={{ id: 7, externalId: 'M-7', phone, email: null }} onClose={onClose} />
      </AdminContext>
    </TestMemoryRouter>,
  );
  return { act, onClose };
};
const button = () => screen.findByRole('button', { name: 'Erase member' });
const choose = async (name: string) => {
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: /Reason/ }));
  fireEvent.click(await screen.findByRole('option', { name }));
};
const type = async (text: string) =>
  fireEvent.change(await screen.findByRole('textbox', { name: /Type M-7/ }), {
    target: { value: text },
  });

test('the button waits for a ground and for the number of the member', async () => {
  const { act, onClose } = await open();
  expect(await button()).toHaveProperty('disabled', true);
  await type('M-8');
  await choose('The member asked for it');
  expect(await button()).toHaveProperty('disabled', true);
  await type(' M-7 ');
  await waitFor(async () => expect(await button()).toHaveProperty('disabled', false));
  fireEvent.click(await button());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(act.mock.calls).toEqual([
    ['members', 7, 'erasure', { confirmation: 'M-7', ground: 'request' }],
  ]);
});

test('it says what goes, what stays, and which gifts still wait', async () => {
  await open({ blocks: [{ key: 'gifts', count: 2 }] });
  expect(await screen.findByText(/Nobody can bring them back/)).toBeDefined();
  expect(await screen.findByText(/stay under the number M-7/)).toBeDefined();
  expect(await screen.findByText(/Gifts still to be sent: 2/)).toBeDefined();
});

test('it says how much goes on afterwards: open tickets, unpaid orders and what the shop is to do', async () => {
  await open({
    keeps: [
      { key: 'tickets', count: 3 },
      { key: 'reservations', count: 1 },
      { key: 'instructions', count: 2 },
    ],
  });
  expect(await screen.findByText(/3 open tickets stay open/)).toBeDefined();
  expect(await screen.findByText(/1 order that is not paid yet keeps/)).toBeDefined();
  expect(await screen.findByText(/2 instructions to your shop/)).toBeDefined();
});

test('it names the merged records that are erased with the member', async () => {
  await open({ merged: ['M-8', 'M-9'] });
  expect(await screen.findByText(/2 merged records are erased, too: M-8, M-9/)).toBeDefined();
});

test('it warns of a number that is itself a phone number', async () => {
  await open({ phone: 'M-7' });
  expect(await screen.findByText(/still says who the member is/)).toBeDefined();
});

test('lists show erased members as erased, also those that were known only from orders', async () => {
  render(
    <AdminContext i18nProvider={await createI18n('zh')}>
      <MemberState member={{ provisional: true, erasedAt: 1 }} />
    </AdminContext>,
  );
  expect(await screen.findByText('已抹除')).toBeDefined();
});
