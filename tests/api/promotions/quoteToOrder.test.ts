/** For any basket and any promotions, the quote, the redemption and the order have the same amounts. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, quote, redeem, sell, share, type Shop } from './promotionStore.ts';

const SKUS = ['A', 'B', 'C', 'D', 'E'];
const FREE = 'F';

let api: OpenApi;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  for (const [index, sku] of SKUS.entries())
    await sell(shop, sku, 1999 + index * 3333, {
      tags: index % 2 ? ['sale'] : [],
      variants: [{ sku, basePrice: 1999 + index * 3333, cost: index === 4 ? 14_000 : 100 }],
    });
  await sell(shop, FREE, 0, { tags: ['sale'] });
  await promote(shop, 'Sale', {
    lane: 'product',
    rewards: [{ kind: 'percent', bps: 1250 }],
    scope: { include: [{ kind: 'tag', name: 'sale' }] },
  });
  await promote(shop, 'Three for two', {
    lane: 'product',
    rewards: [{ kind: 'buyGet', buy: { quantity: 2 }, get: { quantity: 1 } }],
  });
  await promote(shop, 'Spend', {
    rewards: [
      {
        kind: 'fullReduction',
        steps: [
          [10_000, 777],
          [30_000, 3333],
        ].map(([from, amount]) => ({ from, off: { kind: 'amount', amount } })),
      },
    ],
    limits: { perMember: 3, budget: 40_000 },
  });
  const { id } = await promote(shop, 'Code', {
    trigger: 'code',
    priority: 5,
    rewards: [{ kind: 'percent', bps: 333, per: 'order', cap: 500, alsoShipping: true }],
  });
  await share(shop, id, 'CODE', 20);
  await promote(shop, 'Carriage', {
    lane: 'shipping',
    rewards: [{ kind: 'shipping', off: { kind: 'percent', bps: 5000 } }],
    conditions: [{ kind: 'amount', min: 5000 }],
  });
});
afterAll(() => api.close());

const baskets = fc.record({
  lines: fc.array(
    fc.record({ sku: fc.constantFrom(...SKUS, FREE), quantity: fc.integer({ min: 1, max: 5 }) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  ),
  shipping: fc.array(fc.integer({ min: 0, max: 1500 }), { maxLength: 1 }),
  coded: fc.boolean(),
  member: fc.constantFrom('m-1', 'm-2', 'm-3', null),
});

let orders = 0;
test('the quote, the redemption and the order of any basket have the same amounts', async () => {
  await fc.assert(
    fc.asyncProperty(baskets, async ({ lines, shipping, coded, member }) => {
      const orderId = `o-${++orders}`;
      const asked = {
        lines: lines.map((line, index) => ({ id: `l${index}`, ...line })),
        shipping: shipping.map((amount) => ({ method: 'post', amount })),
        codes: coded ? ['code'] : [],
        member,
      };
      const { body: quoted } = await quote(shop, asked);
      expect(quoted.totals.total).toBe(
        quoted.totals.goods + quoted.totals.shipping - quoted.totals.discount,
      );
      for (const line of quoted.lines) {
        expect(line.allocations.reduce((sum, { amount }) => sum + amount, 0)).toBe(line.discount);
        expect(line.paid).toBeGreaterThanOrEqual(line.floor ?? 0);
      }
      const { status, body: held } = await redeem(shop, orderId, {
        ...asked,
        quoteId: quoted.quoteId,
      });
      expect(status).toBe(200);
      expect({ ...held.quote, at: 0 }).toEqual({ ...quoted, at: 0 });
      const sent = await shop.store('POST', '/api/store/orders', {
        externalId: orderId,
        channel: 'web',
        currency: 'CNY',
        memberExternalId: member,
        shipping: quoted.shipping.reduce((sum, { paid }) => sum + paid, 0),
        lines: quoted.lines.map(({ sku, quantity, unitPrice, paid, allocations }) => ({
          sku,
          quantity,
          unitPrice,
          paid,
          discounts: allocations,
        })),
        statuses: [
          { status: 'placed', at: NOW },
          { status: 'paid', at: NOW },
        ],
      });
      expect(sent.status).toBe(200);
      const [kept] = await query<{
        discount: number;
        total: number;
        allocated: number;
        status: string;
      }>(
        api.connection.db,
        `select o.discount, o.total, r.status, (select coalesce(sum(d.amount), 0) from order_discounts d where d.order_id = o.id) as allocated
         from orders o join redemptions r on r.order_id = o.external_id where o.external_id = ?`,
        [orderId],
      );
      expect(kept).toEqual({
        discount: quoted.totals.goodsDiscount,
        allocated: quoted.totals.goodsDiscount,
        total: quoted.totals.total,
        status: 'committed',
      });
    }),
    { numRuns: 30, seed: 4 },
  );
  expect(await api.verify()).toEqual([]);
});
