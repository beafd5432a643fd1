/** The effects of several promotions as one file: the figures of their pages, masked for whoever sees no costs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, redeem, sell, type Shop } from './promotionStore.ts';

let api: OpenApi;
let ids: number[];
beforeAll(async () => {
  api = await openApi();
  const shop: Shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'LAMP', 10_000, {
    variants: [{ sku: 'LAMP', basePrice: 10_000, cost: 4000 }],
  });
  const tenOff = await promote(shop, 'Ten', { rewards: [{ kind: 'amount', amount: 1000 }] });
  const unused = await promote(shop, '=HYPERLINK("x")', {
    rewards: [{ kind: 'amount', amount: 10 }],
    conditions: [{ kind: 'quantity', min: 90 }],
  });
  ids = [tenOff.id, unused.id];
  await redeem(shop, 'c-1', basket('LAMP'));
  await shop.store('POST', '/api/store/orders', {
    externalId: 'c-1',
    channel: 'web',
    currency: 'CNY',
    lines: [
      {
        sku: 'LAMP',
        quantity: 1,
        unitPrice: 10_000,
        paid: 9000,
        cost: 4000,
        discounts: [{ promotionId: tenOff.id, amount: 1000 }],
      },
    ],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
});
afterAll(() => api.close());

const compare = async (asked: string, role: 'owner' | 'analyst' = 'owner') =>
  (await api.raw(role))<string>('GET', `/api/promotions/comparison.csv?ids=${asked}`);
/** The cells of the line that begins with this name. */
const lineOf = (text: string, name: string) =>
  text
    .split('\r\n')
    .find((line) => line.startsWith(`${name},`))
    ?.split(',')
    .slice(1);

test('figures stand side by side in the units of the currency, in the order asked', async () => {
  const { status, body } = await compare(ids.join());
  expect(status).toBe(200);
  expect(lineOf(body, 'promotion_id')).toEqual(ids.map(String));
  expect(lineOf(body, 'orders')).toEqual(['1', '0']);
  expect(lineOf(body, 'revenue')).toEqual(['90.00', '0.00']);
  expect(lineOf(body, 'discount')).toEqual(['10.00', '0.00']);
  expect(lineOf(body, 'margin_after_discounts')).toEqual(['50.00', '']);
  expect(lineOf((await compare([...ids].reverse().join())).body, 'orders')).toEqual(['0', '1']);
});
test('a name is no formula for a spreadsheet', async () => {
  expect((await compare(ids.join())).body).toContain(`'=HYPERLINK`);
});
test('whoever sees no costs gets no margin', async () => {
  expect(lineOf((await compare(ids.join(), 'analyst')).body, 'margin_after_discounts')).toEqual([
    '',
    '',
  ]);
});
test('an unknown promotion is 404, and what is no list of ids is refused', async () => {
  expect((await compare('999999')).status).toBe(404);
  for (const asked of ['', 'x', '1;2', '1,2,3,4,5', '1,-2'])
    expect([asked, (await compare(asked)).status]).toEqual([asked, 422]);
});

test('an id that no record can have, and a parameter that is unknown, are refused by name', async () => {
  expect(await compare('2147483648')).toMatchObject({
    status: 422,
    body: { errors: { ids: 'errors.wrongFormat' } },
  });
  const unknown = await compare(`${ids.join()}&day=1`);
  expect(unknown).toMatchObject({ status: 422 });
  expect(JSON.stringify(unknown.body)).toContain('day');
});
