/** Customers may have their money back by their page where what they wanted instead is not there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { NOW } from '../support/openApi.ts';
import { readCase } from './caseStore.ts';
import { type ExchangeShop, inspected, openExchanges, sellCups } from './exchangeStore.ts';

let shop: ExchangeShop;
beforeAll(async () => {
  shop = await openExchanges();
});
afterAll(() => shop.api.close());

const counted = (quantity: number, at: number) =>
  shop.store('POST', '/api/store/stock', { sku: 'GLASS', place: 'main', quantity, at });
const CONVERT = 'value="convert"';

test('an exchange whose goods are gone becomes a refund by the customer’s page, and no other does', async () => {
  const { id, ticketId } = await inspected(shop, await sellCups(shop), { by: 'GLASS' });
  const links = `/api/tickets/${ticketId}/customerLinks`;
  const link = await shop.agent<NewCustomerLink>('POST', links, {});
  const address = shop.api.url + new URL(link.body.url).pathname;
  const pageOf = async (language = 'en') => (await fetch(`${address}?lang=${language}`)).text();
  const send = async () => {
    const version = String((await readCase(shop.agent, id)).version);
    const sent = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({ case: String(id), version, step: 'convert' }),
      redirect: 'manual',
    });
    return /done=(\w+)/.exec(sent.headers.get('location') ?? '')?.[1];
  };
  await counted(9, NOW);
  expect(await pageOf()).not.toContain(CONVERT);
  expect(await send()).toBe('stepOver');
  await counted(0, NOW + 1);
  const page = await pageOf();
  expect(page).toContain(CONVERT);
  expect(page).toContain('out of stock');
  // Before the difference is computed it is said at the prices of now.
  expect(page).toMatch(/At today’s prices you (pay|get) a difference of CN¥/);
  expect(await pageOf('zh')).toContain('改为退款');
  expect(await send()).toBe('stepTaken');
  expect((await readCase(shop.agent, id)).stage).toBe('refundPending');
  const after = await pageOf();
  expect(after).not.toContain(CONVERT);
  expect(after).toContain('The exchange became a refund of CN¥27.50.');
  expect(after).not.toContain('At today’s prices');
  expect(await pageOf('zh')).toContain('换货已转为退款，退款金额 ¥27.50。');
});
