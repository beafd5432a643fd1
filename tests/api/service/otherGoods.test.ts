/** Other goods instead of a replacement that cannot be delivered: chosen with the customer, also after the shop has refused. */
import { describe, expect, test } from 'vitest';
import { NOW } from '../support/openApi.ts';
import { readCase, stepOf, refusal } from './caseStore.ts';
import {
  answerShop,
  askExchange,
  bringIn,
  DAY,
  exchangeOf,
  inspected,
  exchangeTests,
  pay,
  sellCups,
  take,
} from './exchangeStore.ts';
import { next } from './ticketStore.ts';

const { shop } = exchangeTests();

const REASON = 'Agreed on the phone';
const inputOf = (sku: string) => ({
  replacements: [{ lineNumber: 1, variantId: shop.variants[sku] }],
});
const change = (id: number, sku: string, call = shop.agent) =>
  take(call, id, 'changeGoods', inputOf(sku), REASON);
const goodsOf = async (id: number) => {
  const { lines, difference, owed } = await exchangeOf(shop.agent, id);
  return [lines[0]?.sku, difference, owed];
};
/** Settled with a glass, for which 7.50 go back; the shop is asked for it. */
const reserved = async () => {
  const order = await sellCups(shop);
  const { id, number } = await inspected(shop, order, { by: 'GLASS' });
  await take(shop.agent, id, 'settle');
  return { id, number };
};
const stock = (sku: string, quantity: number) =>
  shop.store('POST', '/api/store/stock', { sku, place: 'main', quantity, at: shop.api.now });

test('the goods of an exchange are called by their name and options in every language', async () => {
  const value = (key: string, en: string, zh: string) => ({ key, names: { en, zh } });
  const { body: product } = await shop.store<{ id: number }>('POST', '/api/store/products', {
    externalId: 'shirt',
    names: { en: 'Shirt', zh: '衬衫' },
    status: 'active',
    options: [
      {
        names: { en: 'Colour', zh: '颜色' },
        values: [value('red', 'Red', '红色'), value('blue', 'Blue', '蓝色')],
      },
      { names: { en: 'Size', zh: '尺码' }, values: [value('s', 'S', '小码')] },
    ],
    variants: [
      { sku: 'SHIRT-R', basePrice: 2000, cost: 100, optionValues: ['red', 's'] },
      { sku: 'SHIRT-B', basePrice: 2000, cost: 100, optionValues: ['blue', 's'] },
    ],
  });
  const read = await shop.owner<{ variants: { id: number; sku: string }[] }>(
    'GET',
    `/api/products/${product.id}`,
  );
  const blue = read.body.variants.find(({ sku }) => sku === 'SHIRT-B')?.id;
  const { id } = (await askExchange(shop, await sellCups(shop), { by: 'GLASS' })).body;
  const replacements = [{ lineNumber: 1, variantId: blue }];
  await take(shop.agent, id, 'changeGoods', { replacements }, REASON);
  expect((await exchangeOf(shop.agent, id)).lines).toMatchObject([
    {
      sku: 'SHIRT-B',
      names: { en: 'Shirt', zh: '衬衫' },
      optionNames: { en: 'Blue / S', zh: '蓝色 / 小码' },
    },
  ]);
  await change(id, 'MUG');
  expect((await exchangeOf(shop.agent, id)).lines).toMatchObject([
    { sku: 'MUG', names: { en: 'MUG' }, optionNames: { en: '', zh: '' } },
  ]);
});

describe('other goods', () => {
  test('are sent instead of those that are out of stock, before the goods have come back', async () => {
    const order = await sellCups(shop);
    const { id } = (await askExchange(shop, order, { by: 'GLASS' })).body;
    await change(id, 'MUG');
    await take(shop.manager, id, 'approve');
    await change(id, 'CUP');
    await stock('MUG', 0);
    const short = stepOf(shop.agent, id, 'changeGoods', inputOf('MUG'), REASON);
    expect((await short).status).toBe(409);
    expect(await goodsOf(id)).toEqual(['CUP', null, 0]);
    await take(shop.agent, id, 'ship', { carrier: 'SF', trackingNumber: next() });
    await bringIn(shop, id, { resellable: 1 });
    expect((await take(shop.agent, id, 'settle')).stage).toBe('replacementReserved');
    expect(await goodsOf(id)).toEqual(['CUP', 0, 0]);
    shop.api.now = NOW + 1;
    await stock('MUG', 100);
  });
  test('are sent after the shop has refused the replacement, and the difference is computed again', async () => {
    const { id, number } = await reserved();
    await answerShop(shop, id, 'refused');
    expect((await readCase(shop.agent, id)).stage).toBe('refundPending');
    expect((await change(id, 'MUG')).stage).toBe('awaitingPayment');
    expect(await goodsOf(id)).toEqual(['MUG', 1500, 1500]);
    await pay(shop, number, 1500);
    expect((await readCase(shop.agent, id)).stage).toBe('replacementReserved');
    await answerShop(shop, id, 'done');
    expect((await readCase(shop.agent, id)).stage).toBe('replacementShipped');
    expect((await exchangeOf(shop.agent, id)).isUndeliverable).toBe(false);
    expect(await shop.api.verify()).toEqual([]);
  });
  test('replace those that the shop was asked for and has not sent, once', async () => {
    const { id } = await reserved();
    const before = (await exchangeOf(shop.agent, id)).instructionId;
    shop.api.now = NOW + DAY;
    expect((await change(id, 'CUP')).stage).toBe('replacementReserved');
    const { instructionId, difference } = await exchangeOf(shop.agent, id);
    expect([instructionId === before, difference]).toEqual([false, 0]);
    expect((await answerShop(shop, id, 'refused', NOW + DAY, before)).status).toBe(409);
    // The first goods had left already: somebody gets them back, and the others are still sent.
    expect((await answerShop(shop, id, 'done', NOW + DAY - 1, before)).status).toBe(200);
    expect(await readCase(shop.agent, id)).toMatchObject({
      stage: 'replacementReserved',
      allowed: expect.arrayContaining(['settleSent', 'shipReplacement']),
    });
    await take(shop.agent, id, 'settleSent', { outcome: 'cameBack' }, 'Came back unopened');
    await answerShop(shop, id, 'done', NOW + DAY);
    expect((await readCase(shop.agent, id)).stage).toBe('replacementShipped');
  });
  test('that cost less than was paid for the first ones give the rest back in the end', async () => {
    const order = await sellCups(shop);
    const { id, number } = await inspected(shop, order, { by: 'MUG' });
    await take(shop.agent, id, 'settle');
    await pay(shop, number, 1500);
    expect((await change(id, 'GLASS')).stage).toBe('replacementReserved');
    await answerShop(shop, id, 'done');
    shop.api.now = NOW + 11 * DAY;
    const { difference, extra } = await exchangeOf(shop.agent, id);
    expect([difference, extra]).toEqual([-750, 1500]);
  });
});

describe('other goods are refused', () => {
  test('without what the customer said, without a choice, and where they are the same', async () => {
    const { id } = await reserved();
    expect((await stepOf(shop.agent, id, 'changeGoods', inputOf('MUG'))).status).toBe(422);
    const none = await stepOf(shop.agent, id, 'changeGoods', { replacements: [] }, REASON);
    expect(none.status).toBe(422);
    const same = await stepOf(shop.agent, id, 'changeGoods', inputOf('GLASS'), REASON);
    expect(same.body.errors).toEqual({
      input: { replacements: 'exchanges.errors.sameAsBefore' },
    });
  });
  test('above the limit of an agent by an agent, and once the replacement has left', async () => {
    const order = await sellCups(shop, { lines: { CUP: [1, 700_000] } });
    const dear = (await askExchange(shop, order)).body.id;
    await take(shop.manager, dear, 'approve');
    const [status] = await refusal(stepOf(shop.agent, dear, 'changeGoods', inputOf('MUG'), REASON));
    expect(status).toBe(403);
    await change(dear, 'MUG', shop.manager);
    const { id } = await reserved();
    await answerShop(shop, id, 'done');
    expect((await readCase(shop.agent, id)).allowed).not.toContain('changeGoods');
    const late = stepOf(shop.agent, id, 'changeGoods', inputOf('MUG'), REASON);
    expect(await refusal(late)).toEqual([409, 'cases.errors.notNow']);
  });
});
