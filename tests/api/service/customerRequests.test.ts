/** What a customer asks for by the page: other variants with their difference in price, and money without goods. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseDetail } from '#contract/service/cases';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { NOW } from '../support/openApi.ts';
import { exchangeOf, type ExchangeShop, openExchanges, sellCups } from './exchangeStore.ts';

let shop: ExchangeShop;
const variants: Record<string, number> = {};
beforeAll(async () => {
  shop = await openExchanges();
  const options = [
    {
      names: { en: 'Size', zh: '尺码' },
      values: ['s', 'm', 'l', 'xl'].map((key) => ({ key, names: { en: key.toUpperCase() } })),
    },
  ];
  const prices = { S: 2750, M: 3000, L: 4250, XL: 2000 };
  const { body, status } = await shop.store<{ id: number }>('POST', '/api/store/products', {
    externalId: 'SHIRT',
    names: { en: 'Shirt', zh: '衬衫' },
    status: 'active',
    options,
    variants: Object.entries(prices).map(([size, basePrice]) => ({
      sku: `SHIRT-${size}`,
      optionValues: [size.toLowerCase()],
      basePrice,
      cost: 100,
    })),
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  const product = await shop.owner<{ variants: { id: number; sku: string }[] }>(
    'GET',
    `/api/products/${body.id}`,
  );
  for (const { id, sku } of product.body.variants) variants[sku] = id;
  const stock = { sku: 'SHIRT-XL', place: 'main', quantity: 0, at: NOW };
  await shop.store('POST', '/api/store/stock', stock);
});
afterAll(() => shop.api.close());

const linkOf = async (order: string) => {
  const asked = { memberExternalId: 'm1', orderExternalId: order };
  const { body } = await shop.store<NewCustomerLink>('POST', '/api/store/customerLinks', asked);
  return new URL(body.url).pathname;
};
const pageOf = async (path: string, language = 'en') =>
  (await fetch(`${shop.api.url}${path}?lang=${language}`)).text();
const send = async (path: string, fields: Record<string, string>) => {
  const sent = await fetch(`${shop.api.url}${path}?lang=en`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: sent.status, page: await sent.text() };
};
const caseOf = async (order: string) => {
  const filter = encodeURIComponent(JSON.stringify({ orderExternalId: order }));
  const { body } = await shop.agent<CaseDetail[]>('GET', `/api/cases?filter=${filter}`);
  return body[0];
};
const FORM = { type: 'exchange', reason: 'other-reason', message: 'Another size, please.' };

test('a customer chooses another variant, sees the difference of each before sending, and gets what was chosen', async () => {
  const order = await sellCups(shop, { lines: { 'SHIRT-M': [2, 6000] } });
  const path = await linkOf(order);
  const page = (await pageOf(path)).replaceAll(/\s+/g, ' ');
  expect(page).toContain('SHIRT-S: you get CN¥2.50 back');
  expect(page).toContain('SHIRT-L: you pay CN¥12.50 more');
  expect(page).not.toContain('SHIRT-XL');
  expect((await pageOf(path, 'zh')).replaceAll(/\s+/g, ' ')).toContain('SHIRT-L：需补差价 ¥12.50');
  const wrong = await send(path, {
    ...FORM,
    'line-0': '1',
    'instead-0': String(variants['SHIRT-XL']),
  });
  expect([wrong.status, wrong.page]).toEqual([
    422,
    expect.stringContaining('What you want instead is not offered any more'),
  ]);
  const chosen = { ...FORM, 'line-0': '1', 'instead-0': String(variants['SHIRT-L']) };
  expect((await send(path, chosen)).status).toBe(303);
  const opened = await caseOf(order);
  expect(opened).toMatchObject({ kind: 'exchange', stage: 'requested' });
  expect((await exchangeOf(shop.agent, opened?.id ?? 0)).lines).toMatchObject([
    { sku: 'SHIRT-L', isSame: false },
  ]);
  expect(await pageOf(path)).toContain('SHIRT-M → SHIRT-L');
});

test('where nothing else is chosen, the same goods are exchanged', async () => {
  const order = await sellCups(shop, { lines: { 'SHIRT-M': [2, 6000] } });
  const path = await linkOf(order);
  expect((await send(path, { ...FORM, 'line-0': '2', 'instead-0': '' })).status).toBe(303);
  const { id = 0 } = (await caseOf(order)) ?? {};
  expect((await exchangeOf(shop.agent, id)).lines).toMatchObject([{ isSame: true }]);
});

test('money without goods is asked for of what never came, by a case of its own', async () => {
  const order = await sellCups(shop, {
    lines: { CUP: [2, 5500] },
    statuses: ['placed', 'paid'],
  });
  const path = await linkOf(order);
  expect(await pageOf(path, 'zh')).toContain('仅退款');
  const refused = await send(path, { ...FORM, type: 'return', 'line-0': '1' });
  expect(refused.status).toBe(422);
  const asked = { ...FORM, type: 'refundOnly', message: 'It never came.', 'line-0': '2' };
  expect((await send(path, asked)).status).toBe(303);
  const opened = await caseOf(order);
  expect(opened).toMatchObject({ kind: 'refundOnly', stage: 'requested' });
  const ticket = await shop.agent<{ type: string; subject: string }>(
    'GET',
    `/api/tickets/${opened?.ticketId}`,
  );
  expect(ticket.body).toMatchObject({
    type: 'return',
    subject: expect.stringContaining('Refund without return') as unknown,
  });
});
