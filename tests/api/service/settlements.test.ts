/** What a return is settled with: only accepted units are paid, and everybody sees how much before and after. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { ReturnDetails } from '#contract/service/returnCases';
import type { SettlementQuote } from '#contract/service/settlementQuotes';
import { startingPolicy } from '#rules/service/policyTerms';
import { message } from '#shared/fields';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { openRefunds, type RefundStore, runPayments, sellOrder } from './refundStore.ts';
import { next, write } from './ticketStore.ts';

const DAY = 86_400_000;
let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds();
  const { api, owner, manager, store } = shop;
  await store('POST', '/api/store/members', { externalId: 'm1', name: 'Lin' });
  api.now = NOW - 400 * DAY;
  const autoApproval = { return: 1_000, refundOnly: null };
  const returnAddress = 'Cup Shop, 2 Cup Road';
  const terms = { ...startingPolicy(100), autoApproval, returnAddress };
  const { body } = await manager<{ id: number }>('POST', '/api/afterSalesPolicies', { terms });
  const path = `/api/afterSalesPolicies/${body.id}`;
  await manager('POST', `${path}/submission`, { version: 1 });
  await owner('POST', `${path}/approval`, { version: 2 });
  api.now = NOW;
  for (const [code, responsibility, disposition] of [
    ['broken-on-the-way', 'carrier', 'scrap'],
    ['other-goods', 'merchant', 'wrongItem'],
  ])
    await owner('POST', '/api/returnReasons', {
      code,
      names: { en: code, zh: code },
      responsibility,
      disposition,
    });
});
afterAll(() => shop.api.close());

const line = (more: object) => ({ lines: [{ lineNumber: 1, ...more }] });
const parcel = () => ({ carrier: 'SF', trackingNumber: next() });
/** Three cups for 84.69 come back, of which this is found. */
const inspected = async (reasonCode: string, found: object) => {
  const order = next();
  const statuses = ['placed', 'paid', 'shipped', 'delivered'];
  await sellOrder(shop, order, { lines: { CUP: [3, 8_469] }, statuses, member: 'm1' });
  const ticket = await write(shop.agent);
  const asked = { orderExternalId: order, reasonCode, lines: [{ lineNumber: 1, quantity: 3 }] };
  const { body } = await openCase(shop.agent, ticket.id, 'return', {}, asked);
  for (const [action, input] of [
    ['approve', {}],
    ['ship', parcel()],
    ['receive', line({ quantity: 3 })],
    ['inspect', line(found)],
  ] as const)
    expect((await stepOf(shop.agent, body.id, action, input)).status).toBe(200);
  return { id: body.id, ticketId: ticket.id, order };
};
const quoted = (id: number, input: object = {}) =>
  shop.agent<SettlementQuote & { errors?: object }>(
    'POST',
    `/api/cases/${id}/settlementQuote`,
    input,
  );
const detailsOf = async (id: number) =>
  ReturnDetails.parse((await readCase(shop.agent, id)).details);
const DAMAGE = { kind: 'damage', amount: 1_005, bps: 0, reason: 'Scratched lid' };

test('a unit that is another thing than was ordered is not paid, and the dialog says so before', async () => {
  const { id } = await inspected('broken-on-the-way', { resellable: 1, scrap: 1, wrongItem: 1 });
  expect(await detailsOf(id)).toMatchObject({
    quoted: 8_469,
    worth: 5_646,
    accepted: [{ lineNumber: 1, units: 2 }],
  });
  const { body } = await quoted(id, { deductions: [DAMAGE] });
  expect(body).toMatchObject({
    units: [{ lineNumber: 1, agreed: 3, received: 3, accepted: 2 }],
    others: 1,
    total: 4_641,
    quoted: 8_469,
  });
  expect(body.lines.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['units', 5_646],
    ['deduction', -1_005],
  ]);
  expect((await stepOf(shop.agent, id, 'settle', { deductions: [DAMAGE] })).status).toBe(200);
  expect(await detailsOf(id)).toMatchObject({ settled: 4_641, worth: null });
  expect((await readCase(shop.agent, id)).allowed).toContain('sendBack');
  await stepOf(shop.agent, id, 'refund');
  await runPayments(shop.api);
  expect((await detailsOf(id)).refunds).toMatchObject([{ state: 'succeeded', total: 4_641 }]);
});

test('a person may pay such a unit all the same, who says why', async () => {
  const { id } = await inspected('broken-on-the-way', { resellable: 2, wrongItem: 1 });
  const paid = { paysOthers: true };
  expect((await quoted(id, paid)).body).toMatchObject({ others: 0, total: 8_469 });
  expect((await stepOf(shop.agent, id, 'settle', paid)).body.errors).toEqual({
    reason: 'returnCases.errors.othersPaid',
  });
  expect((await stepOf(shop.agent, id, 'settle', paid, 'We mixed up the parcels')).status).toBe(
    200,
  );
  expect(await detailsOf(id)).toMatchObject({ settled: 8_469 });
  expect((await readCase(shop.agent, id)).allowed).not.toContain('sendBack');
});

test('what the shop had sent by mistake is accepted as it is, and nothing else is asked to be paid', async () => {
  const { id } = await inspected('other-goods', { wrongItem: 3 });
  expect((await quoted(id)).body).toMatchObject({ others: 0, total: 8_469 });
  expect((await stepOf(shop.agent, id, 'settle', { paysOthers: true }, 'Why not')).body).toEqual(
    expect.objectContaining({ errors: { input: { paysOthers: 'returnCases.errors.noOthers' } } }),
  );
  await stepOf(shop.agent, id, 'settle', {});
  expect(await detailsOf(id)).toMatchObject({ settled: 8_469 });
});

test('what is wrong with a deduction is said while it is typed, and nothing is computed before the inspection', async () => {
  const { id } = await inspected('broken-on-the-way', { resellable: 3 });
  const above = { deductions: [{ ...DAMAGE, amount: 9_000 }] };
  expect((await quoted(id, above)).status).toBe(422);
  await stepOf(shop.agent, id, 'settle', {});
  expect((await quoted(id)).status).toBe(409);
  expect((await quoted(id, { more: 1 })).status).toBe(422);
});

test('the customer reads what was accepted, what was not, and why something was taken off', async () => {
  const { id, ticketId } = await inspected('broken-on-the-way', { scrap: 2, wrongItem: 1 });
  const link = await shop.agent<NewCustomerLink>('POST', `/api/tickets/${ticketId}/customerLinks`);
  const pageOf = async (language: string) =>
    (
      await fetch(`${link.body.url}?lang=${language}`.replace(/^https?:\/\/[^/]+/, shop.api.url))
    ).text();
  const before = await pageOf('en');
  expect(before).toContain('3 arrived, 2 accepted; other goods than you ordered, not accepted: 1');
  expect(before).toContain('What was accepted comes to CN¥56.46.');
  await stepOf(shop.agent, id, 'settle', { deductions: [DAMAGE] });
  const after = await pageOf('zh');
  expect(after).toContain('验收通过 2 件；另有 1 件不是所购商品，未通过验收');
  expect(after).toContain('扣除 ¥10.05（商品损坏）：Scratched lid');
  expect(after).toContain('将退还 ¥46.41。');
});

test('a tracking number that another parcel has is known however it and its carrier are written', async () => {
  const order = next();
  const statuses = ['placed', 'paid', 'shipped', 'delivered'];
  await sellOrder(shop, order, { lines: { CUP: [2, 9_000] }, statuses, member: 'm1' });
  const opened = async () => {
    const { id } = await write(shop.agent);
    const lines = [{ lineNumber: 1, quantity: 1 }];
    const asked = { orderExternalId: order, reasonCode: 'broken-on-the-way', lines };
    const { body } = await openCase(shop.agent, id, 'return', {}, asked);
    await stepOf(shop.agent, body.id, 'approve');
    return body.id;
  };
  const [one, other] = [await opened(), await opened()];
  const sent = { carrier: '顺丰', trackingNumber: 'SF 12345-67890' };
  expect((await stepOf(shop.agent, one, 'ship', sent)).status).toBe(200);
  const { number } = await readCase(shop.agent, one);
  const again = { carrier: 'SF', trackingNumber: 'sf1234567890' };
  expect((await stepOf(shop.agent, other, 'ship', again)).body.errors).toEqual({
    input: { trackingNumber: message('cases.errors.trackingTaken', { number }) },
  });
});

test('an approval above the limit of an agent is not offered, and says the limit and who decides', async () => {
  const order = next();
  const statuses = ['placed', 'paid', 'shipped', 'delivered'];
  await sellOrder(shop, order, { lines: { LAMP: [1, 90_000] }, statuses, member: 'm1' });
  const { id: ticketId } = await write(shop.agent);
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const asked = { orderExternalId: order, reasonCode: 'broken-on-the-way', lines };
  const { body } = await openCase(shop.agent, ticketId, 'return', {}, asked);
  const seen = await readCase(shop.agent, body.id);
  expect(seen.allowed).not.toContain('approve');
  const [withheld] = seen.withheld;
  expect(withheld?.action).toBe('approve');
  expect(withheld?.why).toMatch(/withheld\.aboveLimit.*"amount":90000,"limit":50000/);
  const tried = await stepOf(shop.agent, body.id, 'approve');
  expect([tried.status, tried.body.message]).toEqual([403, withheld?.why]);
  expect((await readCase(shop.manager, body.id)).allowed).toContain('approve');
});

test('money without goods above the limit is refused with the limit and the amount', async () => {
  const order = next();
  await sellOrder(shop, order, {
    lines: { CUP: [2, 60_000] },
    statuses: ['placed', 'paid', 'shipped'],
  });
  const { id: ticketId } = await write(shop.agent);
  const { status, body } = await openCase(
    shop.agent,
    ticketId,
    'refundOnly',
    { amount: 8_000 },
    { orderExternalId: order },
  );
  expect([status, body]).toMatchObject([
    409,
    { message: 'returnCases.errors.goodsFirst', limit: 5_000, amount: 8_000 },
  ]);
});
