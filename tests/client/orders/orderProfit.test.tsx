/** The page of an order shows what its lines cost and earned to those who see costs. */
import { cleanup, configure, render, screen, waitFor } from '@testing-library/react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import type { Account, Role } from '#contract/platform/access';
import type { OrderLine } from '#contract/orders/orders';
import { createI18n } from '../../../client/i18n.ts';
import { OrderLines } from '../../../client/orders/orders/OrderLines.tsx';

// The first test waits for modules to load.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const line = (values: Partial<OrderLine>): OrderLine => ({
  id: 1,
  position: 0,
  number: 1,
  lineId: '1',
  sku: 'A',
  name: 'Mug',
  productId: null,
  variantId: null,
  categoryId: null,
  quantity: 2,
  unitPrice: 1000,
  discount: 0,
  paid: 2000,
  cost: 400,
  discounts: [],
  ...values,
});
const GIFT = line({ id: 2, name: 'Spoon', quantity: 1, paid: 0, cost: 150 });
const UNKNOWN = line({ id: 3, name: 'Tray', quantity: 1, paid: 900, cost: null });

const open = async (role: Role, lines: OrderLine[]) => {
  let isKnown = false;
  const store = {
    storeName: 'Shop',
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    weekStart: 1,
    fiscalYearStartMonth: 1,
    language: 'en',
    decimals: 2,
  };
  const account = { id: '1', name: 'A', email: 'a@example.com', role, twoFactorEnabled: false };
  const authProvider = {
    getIdentity: async () => {
      isKnown = true;
      return { ...account, store } as Account;
    },
    canAccess: async () => true,
    checkAuth: async () => undefined,
    checkError: async () => undefined,
    login: async () => undefined,
    logout: async () => undefined,
    getPermissions: async () => role,
  };
  const order = {
    lines,
    discounts: [],
    shippingDiscounts: [],
    revenue: 2900,
    shipping: 0,
    total: 2900,
    returned: 0,
  };
  render(
    <TestMemoryRouter>
      <AdminContext
        authProvider={authProvider}
        i18nProvider={await createI18n('en')}
        store={memoryStore()}
      >
        <OrderLines order={order} />
      </AdminContext>
    </TestMemoryRouter>,
  );
  await waitFor(() => expect(isKnown).toBe(true));
};
const rowOf = (name: RegExp) => screen.findByRole('row', { name });

test('a manager sees what each line cost and earned', async () => {
  await open('manager', [line({}), GIFT, UNKNOWN]);
  expect(await rowOf(/^Mug.*Cost ¥8\.00\s*Profit ¥12\.00$/)).toBeTruthy();
  expect(await rowOf(/^Spoon.*Cost ¥1\.50\s*Profit -¥1\.50$/)).toBeTruthy();
  expect(await rowOf(/^Tray.*Cost unknown$/)).toBeTruthy();
  expect(
    await rowOf(/^Gross profit before returns\s*without 1 item of unknown cost\s*¥10\.50$/),
  ).toBeTruthy();
});

test('an agent sees the lines without costs, which the server does not tell either', async () => {
  await open('agent', [line({ cost: null })]);
  expect(await rowOf(/^Mug.*¥20\.00$/)).toBeTruthy();
  expect(screen.queryByText(/Cost|Profit|profit/)).toBeNull();
});
