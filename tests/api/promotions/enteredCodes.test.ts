/** What shoppers enter at the checkout: codes of any form, goods that are free or unknown. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type OpenApi, refusal } from '../support/openApi.ts';
import { basket, promote, quote, redeem, sell, share, type Shop } from './promotionStore.ts';

const off = (amount: number) => [{ kind: 'amount', amount }];

let api: OpenApi;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'LAMP', 10_000);
  await sell(shop, 'FREE', 0);
});
afterAll(() => api.close());

const coded = async (name: string, amount: number, ...codes: [string, number | null][]) => {
  const { id } = await promote(shop, name, { trigger: 'code', rewards: off(amount) });
  for (const [code, uses] of codes) await share(shop, id, code, uses);
  return id;
};
const discountOf = async (...codes: string[]) =>
  (await quote(shop, basket('LAMP', 1, { codes }))).body.totals.discount;

test('a code is found in every spelling that a person reads as the same', async () => {
  await coded('Autumn', 700, ['AUTUMN-25', null]);
  for (const code of [
    'AUTUMN-25',
    'AUTUMN-25\u200b',
    '\ufeffau\u00adtumn\u201325',
    'Autumn 25',
    'AUTUMN \u2212 25',
    'AUTUMN\u00a0-\u202825\t',
    'AUTUMN25',
    'autumn_25',
    'ＡＵＴＵＭＮ－２５',
    '\u0410UTU\u041cN-25',
  ])
    expect([code, await discountOf(code)]).toEqual([code, 700]);
  expect(await discountOf('AUTUMN-26')).toBe(0);
  // One code in two spellings is one code.
  const { body } = await quote(shop, basket('LAMP', 1, { codes: ['autumn 25', 'AUTUMN-25'] }));
  expect([body.refusedCodes, body.verdicts[0]]).toMatchObject([[], { code: 'AUTUMN-25' }]);
});
test('a code that looks like an existing one is refused as taken', async () => {
  const id = await coded('Spring', 700, ['SPRING-10', null]);
  for (const code of ['spring10', 'SPRING_10', 'SPRING-IO', 'SPRING–1О', '\u0405PRING-10'])
    expect(
      await refusal(
        shop.owner.create('couponBatches', {
          data: { kind: 'shared', promotionId: id, name: 'Again', code } as never,
        }),
      ),
    ).toMatchObject({ status: 422, body: { errors: { code: 'coupons.errors.taken' } } });
  const agent = await api.raw('agent');
  expect(
    (await agent<{ coupon: { code: string } }>('GET', '/api/coupons/Spring%20lO/life')).body.coupon
      .code,
  ).toBe('SPRING-10');
});
test('of several codes of a promotion the one that can be used counts, in any order', async () => {
  await coded('Several', 800, ['ONCE', 1], ['AGAIN', 1], ['SHARED', null]);
  expect((await redeem(shop, 'o-once', basket('LAMP', 1, { codes: ['ONCE'] }))).status).toBe(200);
  for (const codes of [
    ['ONCE', 'AGAIN'],
    ['AGAIN', 'ONCE'],
    ['ONCE', 'SHARED'],
    ['SHARED', 'ONCE'],
  ]) {
    const good = codes.find((code) => code !== 'ONCE');
    const { body } = await quote(shop, basket('LAMP', 1, { codes }));
    expect(body.totals.discount).toBe(800);
    expect(body.verdicts[0]).toMatchObject({ code: good, verdict: 'applied' });
    expect(body.refusedCodes).toMatchObject([{ code: 'ONCE', verdict: 'codeUsedUp' }]);
  }
  // No code is missed, so the order need not be asked about.
  expect(
    await redeem(shop, 'o-again', basket('LAMP', 1, { codes: ['ONCE', 'AGAIN', 'SHARED'] })),
  ).toMatchObject({ status: 200, body: { discount: 800 } });
  expect((await quote(shop, basket('LAMP', 1, { codes: ['ONCE', 'AGAIN'] }))).body).toMatchObject({
    totals: { discount: 0 },
    verdicts: [{ verdict: 'codeUsedUp' }],
  });
  expect(await api.verify()).toEqual([]);
});
test('codes that are no codes are refused one by one, and the good ones count', async () => {
  await coded('Winter', 600, ['WINTER', null]);
  const pasted = `Use WINTER at the checkout!\n${'and so on '.repeat(30)}`;
  const { status, body } = await quote(
    shop,
    basket('LAMP', 1, { codes: ['', '   ', pasted, 'WINTER', '\u0000'] }),
  );
  expect([status, body.totals.discount]).toEqual([200, 600]);
  expect(body.refusedCodes.map(({ code, verdict }) => [code.slice(0, 10), verdict])).toEqual([
    ['', 'unknownCode'],
    ['USE WINTER', 'unknownCode'],
  ]);
  const many = Array.from({ length: 21 }, (_, index) => `NOTHING-${index}`);
  const answer = await quote(shop, basket('LAMP', 1, { codes: ['WINTER', ...many] }));
  expect([answer.status, answer.body.totals.discount]).toEqual([200, 600]);
  expect(answer.body.refusedCodes.map(({ verdict }) => verdict)).toEqual([
    ...Array<string>(19).fill('unknownCode'),
    'tooManyCodes',
    'tooManyCodes',
  ]);
});
test('goods at a price of zero are a line like any other', async () => {
  const lines = [
    { id: 'a', sku: 'LAMP', quantity: 1 },
    { id: 'b', sku: 'FREE', quantity: 2 },
  ];
  const { body } = await quote(shop, { lines });
  expect(body.lines.map(({ id, paid }) => [id, paid])).toEqual([
    ['a', 10_000],
    ['b', 0],
  ]);
  expect((await redeem(shop, 'o-free', { lines, quoteId: body.quoteId })).status).toBe(200);
});
test('goods that are unknown are named in the quote, and an order with them is refused', async () => {
  const lines = [
    { id: 'a', sku: 'LAMP', quantity: 1 },
    { id: 'b', sku: 'NOWHERE', quantity: 2 },
    { variantId: 987_654, quantity: 1 },
  ];
  const { status, body } = await quote(shop, { lines });
  expect([status, body.totals.total, body.lines.length]).toEqual([200, 10_000, 1]);
  const message = 'prices.errors.unknownVariant';
  expect(body.refusedLines).toEqual([
    { id: 'b', sku: 'NOWHERE', variantId: null, reason: 'unknownVariant', message },
    { id: '3', sku: null, variantId: 987_654, reason: 'unknownVariant', message },
  ]);
  expect(await redeem(shop, 'o-b', { lines, quoteId: body.quoteId })).toMatchObject({
    status: 422,
    body: {
      errors: {
        lines: {
          1: { sku: 'prices.errors.unknownVariant' },
          2: { variantId: 'prices.errors.unknownVariant' },
        },
      },
    },
  });
  expect(await quote(shop, { lines: lines.slice(1) })).toMatchObject({
    status: 200,
    body: { lines: [], totals: { total: 0 } },
  });
});
test('a code can be used again once its batch is revoked or its promotion archived', async () => {
  const first = await coded('First', 300, ['REUSED', null]);
  const again = await promote(shop, 'Second', { trigger: 'code', rewards: off(400) });
  const taken = () => refusal(share(shop, again.id, 'REUSED'));
  expect(await taken()).toMatchObject({ status: 422 });
  await redeem(shop, 'o-reused', basket('LAMP', 1, { codes: ['REUSED'] }));
  await shop.owner.act('promotions', first, 'archival');
  await share(shop, again.id, 'REUSED');
  expect(await discountOf('reused')).toBe(400);
  const { data: batches } = await shop.owner.getList('couponBatches', {
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'id', order: 'DESC' },
    filter: { promotionId: again.id },
  });
  const batch = batches[0]?.id as number;
  await shop.owner.act('couponBatches', batch, 'revocation', { reason: 'Printed wrongly' });
  const draft = await promote(shop, 'Third', { trigger: 'code', rewards: off(500) });
  await share(shop, draft.id, 'Reused');
  expect(await discountOf('REUSED')).toBe(500);
  // The order keeps the coupon that it used.
  const agent = await api.raw('agent');
  const life = await agent<{ events: { kind: string }[] }>('GET', '/api/coupons/REUSED/life');
  expect(life.body.events.map(({ kind }) => kind)).toEqual(['generated']);
  expect(await api.verify()).toEqual([]);
});
