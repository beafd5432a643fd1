/** Rules that leave out reduced goods: those that were sold below the price that they had before a sale. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW } from '../../support/openApi.ts';
import { sell } from '../../promotions/promotionStore.ts';
import { DAY, openShop, orderOf, type Shop } from './openShop.ts';

let shop: Shop;
const before = NOW - 20 * DAY;
beforeAll(async () => {
  shop = await openShop({
    earnRules: [
      { key: 'spend' },
      { key: 'regular', scope: { skipReduced: true } },
      {
        key: 'double',
        scope: { skipReduced: true },
        formula: { kind: 'multiplier', rate: 20_000 },
      },
    ],
  });
  shop.api.now = before;
  const goods = { owner: await shop.api.as('owner'), store: await shop.api.store() };
  await sell(goods, 'S1', 1_000);
  await sell(goods, 'S2', 500);
  shop.api.now = NOW;
});
afterAll(() => shop.close());

test('earn nothing on them, and multiply nothing of them', async () => {
  // The second piece is sold at half its price.
  await shop.send(
    'orders',
    orderOf({ externalId: 'o-1', lines: [10_000, 2_500], statuses: { paid: NOW - 2 * DAY } }),
  );
  const earned = (await shop.entries()).map(({ ruleKey, amount }) => [ruleKey, amount]);
  expect(earned).toEqual([
    ['regular', 200],
    ['spend', 225],
  ]);
});

test('earn on goods whose price is not known', async () => {
  await shop.send('orders', {
    ...orderOf({ externalId: 'o-2', member: 'm-2', lines: [] }),
    lines: [{ id: 'L1', sku: 'UNKNOWN', quantity: 1, unitPrice: 700, paid: 700 }],
  });
  const earned = (await shop.entries('m-2')).map(({ ruleKey, amount }) => [ruleKey, amount]);
  expect(earned).toEqual([
    ['regular', 14],
    ['spend', 14],
  ]);
});
