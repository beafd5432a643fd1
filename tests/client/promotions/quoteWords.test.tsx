/** Goods, gifts and receipt texts of a basket's answer are in the language of the screen. */
import { createTheme, ThemeProvider } from '@mui/material';
import { cleanup, render, screen } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { Quote } from '#contract/promotions/quotes';
import { chinese } from '../../../client/layout/chinese.ts';
import { QuoteLines } from '../../../client/promotions/shared/quotes/QuoteLines.tsx';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const allocation = { revision: 1, code: null, amount: 3000 };
const QUOTE = {
  lines: [
    {
      id: '1',
      variantId: 1,
      sku: 'BLANKET',
      productId: 1,
      name: 'Blanket',
      quantity: 1,
      unitPrice: 30_000,
      originalPrice: 33_900,
      amount: 30_000,
      discount: 6000,
      paid: 24_000,
      floor: null,
      allocations: [
        { ...allocation, promotionId: 1, label: '30 off 300' },
        { ...allocation, promotionId: 2, label: 'A text of before' },
      ],
    },
  ],
  gifts: [
    { promotionId: 1, variantId: 2, productId: 2, sku: 'GLASS', name: 'Glass', quantity: 1 },
    // Stored before gifts named their product.
    { promotionId: 2, variantId: 3, sku: 'CUP', name: 'Cup', quantity: 1 },
  ],
  shipping: [],
  totals: {
    goods: 30_000,
    goodsDiscount: 6000,
    shipping: 0,
    shippingDiscount: 0,
    discount: 6000,
    total: 24_000,
  },
} as unknown as Quote;

const RECORDS: Record<string, object[]> = {
  products: [
    { id: 1, name: 'Blanket', names: { en: 'Blanket', zh: '盖毯' } },
    { id: 2, name: 'Glass', names: { en: 'Glass', zh: '玻璃杯' } },
  ],
  promotions: [
    { id: 1, labels: { en: '30 off 300', zh: '满300减30' } },
    { id: 2, labels: { en: 'A new text', zh: '新文案' } },
  ],
};

test('a gift and a receipt text have their Chinese names; a text that was replaced stays as it was', async () => {
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({
          getMany: async (resource: string) => ({ data: RECORDS[resource] ?? [] }),
        } as never)}
        i18nProvider={polyglotI18nProvider(() => chinese, 'zh')}
      >
        <ThemeProvider theme={createTheme()}>
          <QuoteLines quote={QUOTE} />
        </ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await screen.findByText('玻璃杯');
  const { textContent } = screen.getByRole('table');
  for (const text of ['盖毯', '玻璃杯', 'Cup', '满300减30', 'A text of before', '优惠前 ¥339'])
    expect(textContent).toContain(text);
  expect(textContent).not.toMatch(/Blanket|Glass|30 off 300|新文案/);
});
