/** What the after-sales policy says of refunds: fees, freight, and what is granted without a second person. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PolicyTerms } from '#contract/service/policies';
import { startingPolicy } from '#rules/service/policyTerms';
import { NOW } from '../support/openApi.ts';
import {
  grant,
  openRefunds,
  quoteOf,
  type RefundStore,
  returnsOf,
  runPayments,
  sellOrder,
  units,
} from './refundStore.ts';

const DAY = 86_400_000;
let shop: RefundStore;
const STARTING = startingPolicy(100);

/** Written by the manager and approved by the owner, in force from then on. */
const publish = async (terms: Partial<PolicyTerms>) => {
  const path = '/api/afterSalesPolicies';
  const made = await shop.manager<{ id: number; version: number }>('POST', path, {
    terms: { ...STARTING, ...terms },
  });
  const act = (call: RefundStore['owner'], noun: string, version: number) =>
    call<{ version: number }>('POST', `${path}/${made.body.id}/${noun}`, { version });
  const { body } = await act(shop.manager, 'submission', made.body.version);
  const { status } = await act(shop.owner, 'approval', body.version);
  expect(status).toBe(200);
};

beforeAll(async () => {
  shop = await openRefunds();
  await sellOrder(shop, 'first', { lines: { A: [1, 100] } });
  // Orders are placed nine days before now.
  shop.api.now = NOW - 10 * DAY;
  await publish({
    rules: [
      {
        categoryId: null,
        channel: 'web',
        returnable: null,
        noReasonDays: null,
        faultDays: null,
        exchangeDays: null,
        warrantyMonths: null,
        restockingFee: 500,
      },
    ],
    freight: { ...STARTING.freight, merchant: 'customer', none: 'merchant' },
  });
  shop.api.now = NOW;
  await publish({
    refundLimits: { agent: 700, manager: 800 },
    goodwillLimits: { agent: 70, manager: 80 },
    autoApproval: { return: 750, refundOnly: null },
  });
});
afterAll(() => shop.api.close());

test('the policy of when an order was placed keeps its fee of goods that come back without a fault', async () => {
  const id = await sellOrder(shop, 'f-1', { lines: { A: [3, 100] } });
  const request = { lines: units({ A: 1 }) };
  const { body: quote } = await quoteOf(shop.agent, id, request);
  expect(quote).toMatchObject({ goods: 33, deductions: 1, total: 32 });
  expect(quote.lines[1]).toMatchObject({ deduction: 'restockingFee', rate: 500, policyNumber: 1 });
  const granted = await grant(shop.agent, id, request);
  expect(granted.body.lines[1]).toMatchObject({ rate: 500, policyNumber: 1, amount: -1 });
  const atFault = await quoteOf(shop.agent, id, { ...request, responsibility: 'supplier' });
  expect(atFault.body.deductions).toBe(0);
  await runPayments(shop.api);
  expect(await returnsOf(shop.api, 'f-1')).toEqual([[1, 32, 0, 'fits']]);
  expect(await shop.api.verify()).toEqual([]);
});

test('a fee is waived with a reason only', async () => {
  const id = await sellOrder(shop, 'f-2', { lines: { A: [1, 100] } });
  const request = { lines: units({ A: 1 }), waivesFee: true };
  const refused = await grant(shop.agent, id, request);
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    { note: 'refunds.errors.waiverNote' },
  ]);
  const granted = await grant(shop.agent, id, { ...request, note: 'A regular customer' });
  expect(granted.body).toMatchObject({ total: 100, deductions: 0, lines: [{}, { rate: 500 }] });
});

test('return freight is reimbursed where the policy of the order says that the shop pays it', async () => {
  const id = await sellOrder(shop, 'f-3', { lines: { A: [1, 100] } });
  const request = { lines: units({ A: 1 }), returnFreight: 20 };
  const byCustomer = await quoteOf(shop.agent, id, { ...request, responsibility: 'merchant' });
  expect([byCustomer.status, byCustomer.body.errors]).toEqual([
    422,
    { returnFreight: 'refunds.errors.noReturnFreight' },
  ]);
  const { body: quote } = await quoteOf(shop.agent, id, request);
  expect(quote).toMatchObject({ paysReturnFreight: true, returnFreight: 20, total: 115 });
  expect(quote.lines.at(-1)).toMatchObject({ kind: 'returnFreight', policyNumber: 1 });
});

test('limits are those of the policy in force now, and what it approves at once needs nobody else', async () => {
  const id = await sellOrder(shop, 'f-4', { lines: { A: [10, 10_000] } });
  const above = async (call: RefundStore['owner'], request: object) =>
    (await quoteOf(call, id, { responsibility: 'merchant', ...request })).body;
  const goods = { lines: units({ A: 1 }) };
  expect(await above(shop.agent, goods)).toMatchObject({ limitPolicy: 2, approvalAbove: 750 });
  expect((await above(shop.manager, goods)).approvalAbove).toBe(800);
  expect((await above(shop.owner, goods)).approvalAbove).toBeNull();
  const goodwill = (amount: number) => ({ kind: 'goodwill', amount });
  expect((await above(shop.agent, goodwill(70))).approvalAbove).toBeNull();
  expect((await above(shop.agent, goodwill(71))).approvalAbove).toBe(70);
  expect((await above(shop.manager, { ...goods, kind: 'refundOnly' })).approvalAbove).toBe(80);
});

test('a deduction above what is left of the goods is refused in its own words', async () => {
  const id = await sellOrder(shop, 'f-5', { lines: { A: [1, 100] } });
  const deductions = [{ kind: 'damage', amount: 96, reason: 'Scratched' }];
  const refused = await quoteOf(shop.agent, id, { lines: units({ A: 1 }), deductions });
  expect(refused.status).toBe(422);
  expect(JSON.stringify(refused.body.errors)).toContain('refunds.errors.deductionAbove');
});
