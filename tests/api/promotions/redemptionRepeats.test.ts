/** What makes a redemption another request, and what a return in part gives back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Quote } from '#contract/promotions/quotes';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, quote, redeem, sell, type Shop } from './promotionStore.ts';

let api: OpenApi;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  for (const sku of ['LAMP', 'MUG', 'POT']) await sell(shop, sku, 10_000);
});
afterAll(() => api.close());

test('an order redeemed again with another quote is refused with the new quote', async () => {
  const asked = basket('LAMP', 1, { member: 'm-1' });
  const { body: first } = await quote(shop, asked);
  await redeem(shop, 'o-1', { ...asked, quoteId: first.quoteId });
  await promote(shop, 'Ten', { rewards: [{ kind: 'amount', amount: 1000 }], limits: { uses: 1 } });
  const { body: second } = await quote(shop, asked);
  expect([first.totals.total, second.totals.total]).toEqual([10_000, 9000]);
  const answer = await redeem(shop, 'o-1', { ...asked, quoteId: second.quoteId });
  expect(answer).toMatchObject({ status: 409, body: { message: 'redemptions.errors.otherQuote' } });
  expect(answer.body.quote).toMatchObject({ quoteId: second.quoteId, totals: { total: 9000 } });
  for (const quoteId of [first.quoteId, null])
    expect(await redeem(shop, 'o-1', { ...asked, quoteId })).toMatchObject({
      status: 200,
      body: { quote: { totals: { total: 10_000 } } },
    });
  // What the order itself holds does not stand in the way of its new quote.
  const other = { ...asked, member: 'm-2' };
  const { body: third } = await quote(shop, other);
  await redeem(shop, 'o-2', { ...other, quoteId: third.quoteId });
  const stale = await redeem(shop, 'o-2', { ...other, quoteId: first.quoteId });
  expect([stale.status, (stale.body.quote as Quote).quoteId]).toEqual([409, third.quoteId]);
  expect(await api.verify()).toEqual([]);
});
test('two different baskets never have the same quote id', async () => {
  const baskets = [
    basket('MUG'),
    basket('POT'),
    basket('MUG', 1, { member: 'm-1' }),
    basket('MUG', 1, { guest: 'ann@shop.example' }),
    basket('MUG', 1, { channel: 'app' }),
    basket('MUG', 1, { codes: ['NOTHING'] }),
    { lines: [...basket('MUG').lines, { id: 'b', sku: 'NOWHERE', quantity: 1 }] },
    { ...basket('MUG'), shipping: [{ method: 'post', amount: 0 }] },
    { lines: [{ id: 'b', sku: 'MUG', quantity: 1 }] },
  ];
  const ids = new Set<string>();
  for (const asked of baskets) ids.add((await quote(shop, asked)).body.quoteId);
  expect(ids.size).toBe(baskets.length);
});
test('ids with characters that nobody sees are the same ids at every address', async () => {
  const [seen, unseen] = [
    basket('LAMP', 1, { member: 'm-k' }),
    basket('LAMP', 1, { member: 'm-k\u200b' }),
  ];
  expect((await quote(shop, unseen)).body.quoteId).toBe((await quote(shop, seen)).body.quoteId);
  expect(await redeem(shop, 'o-key\u200b', unseen)).toMatchObject({ body: { orderId: 'o-key' } });
  const path = `/api/store/redemptions/${encodeURIComponent('o-key\u200b')}`;
  const amended = await shop.store(
    'POST',
    `${path}/amendment`,
    basket('LAMP', 2, { member: 'm-k' }),
  );
  expect(amended).toMatchObject({ status: 200, body: { orderId: 'o-key' } });
  expect(await shop.store('POST', `${path}/commitment`)).toMatchObject({
    status: 200,
    body: { orderId: 'o-key', status: 'committed' },
  });
  const { body } = await shop.store<{ rows: { pictures: unknown }[] }>(
    'POST',
    '/api/store/products/pictures',
    { externalIds: ['p-LAMP\u200b'] },
  );
  expect(body.rows.map(({ pictures }) => pictures)).toEqual([[]]);
});
test('flash-sale units returned with part of an order are free at once', async () => {
  await promote(shop, 'Flash', {
    lane: 'product',
    rewards: [
      {
        kind: 'flash',
        items: [
          {
            variantId: (await quote(shop, basket('MUG'))).body.lines[0]?.variantId,
            price: 100,
            stock: 3,
            perMember: 3,
          },
        ],
      },
    ],
  });
  const asked = {
    lines: [
      { id: 'flash', sku: 'MUG', quantity: 3 },
      { id: 'other', sku: 'POT', quantity: 1 },
    ],
    member: 'm-flash',
  };
  expect((await redeem(shop, 'o-flash', asked)).body.discount).toBe(3 * 9900);
  await shop.store('POST', '/api/store/redemptions/o-flash/commitment');
  const left = async (member: string) =>
    (await quote(shop, basket('MUG', 3, { member }))).body.totals.discount / 9900;
  expect([await left('m-other'), await left('m-flash')]).toEqual([0, 0]);
  const back = (quantity: number, id = 'flash') =>
    shop.store('POST', '/api/store/redemptions/o-flash/return', { lines: [{ id, quantity }] });
  await back(1, 'other');
  expect(await left('m-other')).toBe(0);
  await back(1);
  await back(1);
  expect([await left('m-other'), await left('m-flash')]).toEqual([1, 1]);
  expect(await api.verify()).toEqual([]);
  await back(3);
  expect([await left('m-other'), await left('m-flash')]).toEqual([3, 3]);
  expect(await api.verify()).toEqual([]);
});

test('the page and the list of a flash sale say how much of its stock is taken, without what was not paid in time', async () => {
  const variantOf = async (sku: string) =>
    (await quote(shop, basket(sku))).body.lines[0]?.variantId;
  const [pot, lamp] = [await variantOf('POT'), await variantOf('LAMP')];
  const { id } = await promote(shop, 'Two items', {
    lane: 'product',
    rewards: [
      {
        kind: 'flash',
        items: [
          { variantId: pot, price: 100, stock: 3 },
          { variantId: lamp, price: 200, stock: null },
        ],
      },
    ],
  });
  const plain = await promote(shop, 'No flash sale', {
    rewards: [{ kind: 'amount', amount: 1 }],
    trigger: 'code',
  });
  const taken = async () => {
    const { data: shown } = await shop.owner.getOne('promotions', { id });
    const { data: listed } = await shop.owner.getMany('promotions', { ids: [id, plain.id] });
    const stockOf = (of: number) => listed.find((one) => one.id === of)?.flashStock;
    expect(stockOf(id)).toEqual(shown.flashStock);
    expect(stockOf(plain.id)).toEqual([]);
    return shown.flashStock;
  };
  const items = (ofPot: number, ofLamp: number) => [
    { variantId: pot, price: 100, stock: 3, taken: ofPot },
    { variantId: lamp, price: 200, stock: null, taken: ofLamp },
  ];
  expect(await taken()).toEqual(items(0, 0));
  await redeem(shop, 'o-paid', basket('POT', 2));
  await shop.store('POST', '/api/store/redemptions/o-paid/commitment');
  await redeem(shop, 'o-reserved', {
    lines: [
      { id: 'a', sku: 'POT', quantity: 2 },
      { id: 'b', sku: 'LAMP', quantity: 1 },
    ],
    reserveMinutes: 10,
  });
  expect(await taken()).toEqual(items(3, 1));
  api.now += 10 * 60_000;
  expect(await taken()).toEqual(items(2, 0));
  expect(await api.verify()).toEqual([]);
});
