/** Rules that are limited to goods: reduced ones are left out, and goods may become known after their order. */
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
      { key: 'acme', scope: { include: [{ kind: 'brand', name: 'Acme' }] } },
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

test('earn on goods as they are known in the end, whether the order or its product comes first', async () => {
  const goods = { owner: await shop.api.as('owner'), store: await shop.api.store() };
  const order = (member: string, sku: string) => ({
    ...orderOf({ externalId: `o-${member}`, member, lines: [] }),
    lines: [{ id: 'L1', sku, quantity: 1, unitPrice: 700, paid: 700 }],
  });
  const kettle = { names: { en: 'Kettle' }, brand: 'Acme' };
  const earned = async (member: string) =>
    (await shop.entries(member))
      .filter(({ ruleKey }) => ruleKey === 'acme')
      .reduce((sum, { amount }) => sum + amount, 0);
  await sell(goods, 'K1', 700, kettle);
  await shop.send('orders', order('m-3', 'K1'));
  await shop.send('orders', order('m-4', 'K2'));
  expect([await earned('m-3'), await earned('m-4')]).toEqual([14, 0]);
  await sell(goods, 'K2', 700, kettle);
  expect(await earned('m-4')).toBe(14);
  await shop.send('orders', order('m-4', 'K2'));
  expect(await earned('m-4')).toBe(14);
  expect(await shop.api.verify()).toEqual([]);
});
