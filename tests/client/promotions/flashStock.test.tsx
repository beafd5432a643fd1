/** What the page and the list say of the stock of a flash sale, and what the check says once it is taken. */
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { CoreAdminContext } from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, expect, test } from 'vitest';
import type { FlashStock } from '#contract/promotions/promotions';
import type { Finding } from '#contract/promotions/review';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { FlashStockSection } from '../../../client/promotions/promotions/page/FlashStockSection.tsx';
import { useFindings } from '../../../client/promotions/promotions/review/useFindings.ts';
import { useFlashTaken } from '../../../client/promotions/shared/useFlashTaken.ts';
import { answeredBy } from '../support/providers.ts';

afterEach(cleanup);

const show = (page: React.ReactNode, language: 'en' | 'zh' = 'en') =>
  render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={answeredBy({ getList: async () => ({ data: [], total: 0 }) })}
        i18nProvider={polyglotI18nProvider(() => (language === 'en' ? english : chinese), language)}
      >
        {page}
      </CoreAdminContext>
    </MemoryRouter>,
  );
const item = (variantId: number, stock: number | null, taken: number): FlashStock => ({
  variantId,
  price: 40_000,
  stock,
  taken,
});
const cells = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(2)
        .map(({ textContent }) => textContent),
    );

test('the page says of each item the stock, what is taken and left, and which is sold out', () => {
  show(
    <FlashStockSection
      promotion={{ flashStock: [item(1, 3, 3), item(2, 10, 4), item(3, null, 7), item(4, 2, 3)] }}
    />,
  );
  expect(cells()).toEqual([
    ['3', '3', 'Sold out'],
    ['10', '4', '6'],
    ['no limit', '7', '–'],
    ['2', '3', 'Sold out'],
  ]);
});

test('more items than fit a compact table are shown on demand', async () => {
  const flashStock = Array.from({ length: 25 }, (_, index) => item(index + 1, 5, 1));
  show(<FlashStockSection promotion={{ flashStock }} />);
  expect(cells()).toHaveLength(20);
  await userEvent.click(screen.getByRole('button'));
  expect(cells()).toHaveLength(25);
});

test('other promotions have no such section', () => {
  show(<FlashStockSection promotion={{ flashStock: [] }} />);
  expect(screen.queryByRole('table')).toBe(null);
});

const Taken = ({ items }: { items: FlashStock[] }) => <p>{useFlashTaken()(items) ?? 'Nothing'}</p>;

test.each<[string, FlashStock[], string]>([
  ['with stock left', [item(1, 3, 1), item(2, 10, 4)], '5 of 13 taken'],
  ['that is sold out', [item(1, 3, 3)], '3 of 3 taken · Sold out'],
  ['partly sold out', [item(1, 3, 3), item(2, 10, 4)], '7 of 13 taken · 1 of 2 items sold out'],
  [
    'with unlimited items',
    [item(1, 3, 3), item(2, null, 4)],
    '3 of 3 taken · 1 of 2 items sold out',
  ],
  ['without limits', [item(2, null, 4)], 'Nothing'],
  ['of nothing', [], 'Nothing'],
])('the list says in one line of a flash sale %s what is taken', (_, items, said) => {
  show(<Taken items={items} />);
  expect(screen.getByText(said)).toBeTruthy();
});

const Sentence = ({ finding }: { finding: Finding }) => <p>{useFindings([finding])}</p>;
const lamp = { variantId: 1, name: 'Lamp', sku: 'L1', price: 50_000, offered: 2, taken: 3 };

test.each<[Finding, string, string]>([
  [
    { kind: 'stockTaken', count: 1, variants: [lamp] },
    'Nothing more is sold at the flash price of one variant, because its stock for the sale is taken already: Lamp · L1 (3 already taken, stock for it 2).',
    '有 1 个规格的抢购库存已用完，不再按抢购价出售：Lamp · L1（已占用 3 件，抢购库存 2 件）。',
  ],
  [
    { kind: 'usesReached', used: 3, limit: 2 },
    'Nobody gets it any more: 3 uses are counted already, and the limit is 2.',
    '不再有人可享受：已计入 3 次，上限为 2 次。',
  ],
  [
    { kind: 'budgetSpent', used: 30_000, limit: 20_000 },
    'Nobody gets it any more: ¥300.00 is spent already, and the budget is ¥200.00.',
    '不再有人可享受：已使用预算 ¥300.00，预算为 ¥200.00。',
  ],
])('the check says of limits below what is used that nobody gets more: %o', (finding, en, zh) => {
  show(<Sentence finding={finding} />);
  expect(screen.getByText(en)).toBeTruthy();
  cleanup();
  show(<Sentence finding={finding} />, 'zh');
  expect(screen.getByText(zh)).toBeTruthy();
});
