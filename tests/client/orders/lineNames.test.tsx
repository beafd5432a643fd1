/** What lines of orders call their products in the language of the screen. */
import { cleanup, configure, render, screen } from '@testing-library/react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { afterEach, expect, test } from 'vitest';
import type { OrderLine } from '#contract/orders/orders';
import { createI18n } from '../../../client/i18n.ts';
import { OrderLines } from '../../../client/orders/orders/OrderLines.tsx';

// The first test waits for modules to load.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

const MUG = { id: 7, name: 'Mug', names: { en: 'Mug', zh: '马克杯' }, images: [] };

const open = async (locale: 'en' | 'zh', names: readonly string[]) => {
  const lines = names.map((name, index) => ({
    id: index + 1,
    position: index,
    number: index + 1,
    lineId: String(index),
    sku: `A${index}`,
    name,
    productId: MUG.id,
    variantId: null,
    categoryId: null,
    quantity: 1,
    unitPrice: 1000,
    discount: 0,
    paid: 1000,
    cost: null,
    discounts: [],
  })) satisfies OrderLine[];
  const order = {
    lines,
    discounts: [],
    shippingDiscounts: [],
    revenue: 1,
    shipping: 0,
    total: 1,
    returned: 0,
  };
  const dataProvider = { getMany: async () => ({ data: [MUG] }) };
  render(
    <TestMemoryRouter>
      <AdminContext
        dataProvider={dataProvider as never}
        i18nProvider={await createI18n(locale)}
        store={memoryStore()}
      >
        <OrderLines order={order} />
      </AdminContext>
    </TestMemoryRouter>,
  );
};

test('a line is called as its product in Chinese, unless the product was renamed since', async () => {
  await open('zh', ['Mug', 'Mug, old shape']);
  expect(await screen.findByText('马克杯')).toBeTruthy();
  expect(screen.getByText('Mug, old shape')).toBeTruthy();
  expect(screen.queryByText('Mug')).toBeNull();
});

test('a line that was sent in Chinese is called as its product in English', async () => {
  await open('en', ['马克杯']);
  expect(await screen.findByText('Mug')).toBeTruthy();
});
