/** An SKU of two products: shoppers mean the one on sale, and where both are, nothing is taken in silence. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let store: Call;
const taken = new Set<string>();
const product = async (name: string, sku: string, basePrice: number, status = 'draft') => {
  const { body } = await store<{ id: number }>('POST', '/api/store/products', {
    externalId: name,
    names: { en: name },
    status,
    variants: [{ sku: taken.has(sku) ? `${sku} of ${name}` : sku, basePrice, cost: 0 }],
  });
  taken.add(sku);
  // As stores hold them that are older than the rule that an SKU is unique.
  await api.connection.transaction((tx) =>
    query(tx, `update variants set sku = ? where product_id = ?`, [sku, body.id]),
  );
  const [variant] = await query<{ id: number }>(
    api.connection.db,
    'select id from variants where product_id = ?',
    [body.id],
  );
  return { id: body.id, variantId: variant?.id };
};
type Named = Awaited<ReturnType<typeof product>>;
let onSale: Named;
let red: Named;
let blue: Named;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  await product('Copied mug', 'MUG', 300);
  onSale = await product('Mug', 'MUG', 200, 'active');
  red = await product('Red lamp', 'LAMP', 900, 'active');
  blue = await product('Blue lamp', 'LAMP', 700, 'active');
});
afterAll(() => api.close());

const names = (text: string) => {
  for (const name of [`Red lamp (#${red.id})`, `Blue lamp (#${blue.id})`])
    expect(text).toContain(name);
};

test('store prices take the product on sale, and refuse an SKU of two with both named', async () => {
  const { body } = await store<{ items: { amount?: number; error?: string }[] }>(
    'POST',
    '/api/store/prices',
    { items: [{ sku: 'MUG' }, { sku: 'LAMP' }, { variantId: blue.variantId }, { sku: 'NONE' }] },
  );
  expect(body.items.map(({ amount }) => amount)).toEqual([200, undefined, 700, undefined]);
  expect(body.items[1]?.error).toContain('prices.errors.ambiguousSku');
  names(body.items[1]?.error ?? '');
  expect(body.items[3]?.error).toBe('prices.errors.unknownVariant');
});

test('quotes leave an SKU of two products out of every total, and redemptions refuse it', async () => {
  const lines = [
    { id: '1', sku: 'MUG', quantity: 1 },
    { id: '2', sku: 'LAMP', quantity: 1 },
  ];
  const { body } = await store<{
    totals: { goods: number };
    refusedLines: { reason: string; message: string }[];
  }>('POST', '/api/store/quotes', { channel: 'web', lines });
  expect(body.totals.goods).toBe(200);
  expect(body.refusedLines).toMatchObject([{ id: '2', reason: 'ambiguousSku' }]);
  names(body.refusedLines[0]?.message ?? '');
  const redeemed = await store('POST', '/api/store/redemptions', {
    orderId: 'o-redeemed',
    channel: 'web',
    lines,
  });
  expect(redeemed.status).toBe(422);
  names(JSON.stringify(redeemed.body.errors));
});

const linesOf = (order: string) =>
  query<{ variant_id: number | null }>(
    api.connection.db,
    `select l.variant_id from order_lines l join orders o on o.id = l.order_id
     where o.external_id = ? order by l.position`,
    [order],
  );
const send = (externalId: string, lines: { sku: string; name?: string }[], further = {}) =>
  store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: lines.map((line) => ({ quantity: 1, unitPrice: 700, paid: 700, ...line })),
    statuses: [{ status: 'placed', at: NOW }],
    ...further,
  });

test('order lines are matched by the product’s name, and wait where it does not tell them apart', async () => {
  const lines = [
    { sku: 'MUG' },
    { sku: 'LAMP', name: ' blue LAMP ' },
    { sku: 'LAMP', name: 'A lamp' },
  ];
  expect((await send('o-1', lines)).status).toBe(200);
  const ids = (await linesOf('o-1')).map(({ variant_id: id }) => id);
  expect(ids).toEqual([onSale.variantId, blue.variantId, null]);
  expect(await api.verify()).toEqual([]);
});

test('an edited order keeps the product that a line was sold as', async () => {
  await send('o-2', [{ sku: 'ONE' }]);
  const first = await product('First', 'ONE', 100, 'active');
  expect(await linesOf('o-2')).toEqual([{ variant_id: first.variantId }]);
  await product('Second', 'ONE', 100, 'active');
  await send('o-2', [{ sku: 'ONE' }], { country: 'CN' });
  expect(await linesOf('o-2')).toEqual([{ variant_id: first.variantId }]);
  expect(await api.verify()).toEqual([]);
});
