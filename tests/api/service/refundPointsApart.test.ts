/** Points that are short, by two rules at once: each refund deducts its own, and one that was agreed on or typed deducts none besides. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { query } from '#db/statements';
import { startingPolicy } from '#rules/service/policyTerms';
import { spendPoints } from '#server/members/points/spendPoints';
import { takeCaseStep } from '#server/service/cases/actions';
import { openShop, type Shop } from '../orders/earning/openShop.ts';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import {
  grant,
  quoteOf,
  type RefundStore,
  runPayments,
  sellOrder,
  setProvider,
  units,
} from './refundStore.ts';
import { write } from './ticketStore.ts';

const DAY = 86_400_000;
let shop: Shop;
let refunds: RefundStore;
let serial = 0;
let member = '';
let memberId = 0;

beforeAll(async () => {
  shop = await openShop({
    earnRules: [{ key: 'spend' }, { key: 'again' }],
    spending: { points: 100, amount: 100, unit: 1, maxShare: 10_000 },
    returns: { partial: 'withinBalance', full: 'arrears', arrearsLimit: 5000 },
  });
  const { api } = shop;
  await setProvider(api, 'trial');
  refunds = {
    api,
    store: await api.store(),
    owner: await api.raw('owner'),
    manager: await api.raw('manager'),
    agent: await api.raw('agent'),
  };
  const { manager, owner } = refunds;
  api.now = NOW - 20 * DAY;
  const terms = { ...startingPolicy(100), pointsShort: 'deduct' as const };
  const path = '/api/afterSalesPolicies';
  const { body } = await manager<{ id: number }>('POST', path, { terms });
  await manager('POST', `${path}/${body.id}/submission`, { version: 1 });
  await owner('POST', `${path}/${body.id}/approval`, { version: 2 });
  api.now = NOW;
  const names = { en: 'Too small', zh: 'Too small' };
  const reason = {
    code: 'too-small',
    names,
    responsibility: 'customer',
    disposition: 'resellable',
  };
  await owner('POST', '/api/returnReasons', reason);
  await refunds.store('POST', '/api/store/products', {
    externalId: 'A',
    names: { en: 'A', zh: 'A' },
    status: 'active',
    variants: [{ sku: 'A', basePrice: 10_000, cost: 100 }],
  });
});
afterAll(() => shop.close());
beforeEach(async () => {
  member = `p-${++serial}`;
  const { body } = await refunds.store<{ id: number }>('POST', '/api/store/members', {
    externalId: member,
  });
  memberId = body.id;
});

const spend = async (points: number) => {
  const { api } = shop;
  const settings = await api.application.settings();
  const source = { source: 'reward' as const, sourceId: `${member}-gift`, occurredAt: NOW };
  await api.connection.transaction((tx) =>
    spendPoints(tx, { actor: SYSTEM, now: NOW, settings }, { memberId, points, ...source }),
  );
};
const sell = (quantity: number, paid: number) =>
  sellOrder(refunds, `${member}-a`, {
    lines: { A: [quantity, paid] },
    member,
    statuses: ['placed', 'paid', 'shipped', 'delivered'],
  });
const take = async (id: number, action: string, input: object = {}) => {
  const { status, body } = await stepOf(refunds.manager, id, action, input, 'The shop decides so');
  expect([action, status, body.errors]).toEqual([action, 200, undefined]);
};
/** A return or an exchange of one unit that has come in. */
const received = async (kind: 'return' | 'exchange' = 'return'): Promise<number> => {
  const { id: ticketId } = await write(refunds.agent, { memberId });
  const asked = {
    orderExternalId: `${member}-a`,
    reasonCode: 'too-small',
    lines: [{ lineNumber: 1, quantity: 1 }],
  };
  const { status, body } = await openCase(refunds.agent, ticketId, kind, {}, asked);
  expect(status).toBe(201);
  await take(body.id, 'approve', kind === 'return' ? { instructions: '1 Cup Road' } : {});
  await take(body.id, 'receive', { lines: [{ lineNumber: 1, quantity: 1 }] });
  return body.id;
};
const found = (more: object) => ({ lines: [{ lineNumber: 1, ...more }] });
const refundOf = async (caseId: number) => {
  const [row] = await query<{ total: number; deductions: number }>(
    shop.api.connection.db,
    `select r.total, r.deductions from refunds r join case_refunds c on c.refund_id = r.id
     where c.case_id = ?`,
    [caseId],
  );
  return [Number(row?.total), Number(row?.deductions)];
};

test('a refund that is not paid yet keeps its own deduction, and the next one deducts what it takes back itself', async () => {
  const id = await sell(2, 2000);
  await spend(40);
  const one = await grant(refunds.owner, id, { lines: units({ A: 1 }) });
  expect(one.body).toMatchObject({ state: 'paying', deductions: 20 });
  expect((await quoteOf(refunds.owner, id, { lines: units({ A: 1 }) })).body.deductions).toBe(20);
  const two = await grant(refunds.owner, id, { lines: units({ A: 1 }) });
  expect(two.body).toMatchObject({ deductions: 20 });
  await runPayments(shop.api);
  expect(await shop.points(member)).toBe(0);
  expect(await shop.api.verify()).toEqual([]);
});

test.each(['return', 'exchange'] as const)(
  'a customer who accepts a part of a failed %s gets all that was offered, and owes the points',
  async (kind) => {
    await sell(1, 10_000);
    await spend(20);
    const id = await received(kind);
    expect((await stepOf(refunds.agent, id, 'inspect', found({ scrap: 1 }))).status).toBe(200);
    await take(id, 'failInspection');
    await take(id, 'offerPart', { amount: 6000, why: 'Scratched' });
    await shop.api.connection.transaction(async (tx) => {
      const settings = await shop.api.application.settings();
      const acting = { actor: SYSTEM, now: NOW, settings, party: 'customer' as const };
      await takeCaseStep(tx, acting, id, { action: 'acceptPart', reason: null, input: {} });
    });
    await take(id, 'refund');
    expect(await refundOf(id)).toEqual([6000, 4000]);
    await runPayments(shop.api);
    expect((await readCase(refunds.agent, id)).stage).toBe('completed');
    expect(await shop.points(member)).toBe(-20);
    expect(await shop.api.verify()).toEqual([]);
  },
);

test('points that a person took off when the case was settled are not deducted a second time, and are not owed', async () => {
  await sell(1, 10_000);
  await spend(20);
  const id = await received();
  expect((await stepOf(refunds.agent, id, 'inspect', found({ resellable: 1 }))).status).toBe(200);
  await take(id, 'settle');
  const typed = [{ kind: 'pointsShort', amount: 20, bps: 0, reason: 'Spent' }];
  await shop.api.connection.transaction((tx) =>
    query(tx, 'update return_cases set deductions = ? where case_id = ?', [
      JSON.stringify(typed),
      id,
    ]),
  );
  await take(id, 'refund');
  expect(await refundOf(id)).toEqual([9980, 20]);
  await runPayments(shop.api);
  expect(await shop.points(member)).toBe(0);
  expect(await shop.api.verify()).toEqual([]);
});
