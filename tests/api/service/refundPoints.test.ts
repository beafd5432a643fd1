/** Points that a refund cannot take back because they are spent: deducted from its money or owed, once and exactly. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { startingPolicy } from '#rules/service/policyTerms';
import { spendPoints } from '#server/members/points/spendPoints';
import { openShop, type Shop } from '../orders/earning/openShop.ts';
import { NOW } from '../support/openApi.ts';
import {
  grant,
  quoteOf,
  readRefund,
  type RefundStore,
  runPayments,
  sellOrder,
  setProvider,
  units,
} from './refundStore.ts';

const DAY = 86_400_000;
let shop: Shop;
let refunds: RefundStore;
let serial = 0;
let member = '';

/** In force from then on; orders are placed nine days before now. */
const publish = async (pointsShort: 'arrears' | 'deduct', begins: number) => {
  const { manager, owner } = refunds;
  const path = '/api/afterSalesPolicies';
  shop.api.now = begins;
  const made = await manager<{ id: number; version: number }>('POST', path, {
    terms: { ...startingPolicy(100), pointsShort },
  });
  const sent = await manager<{ version: number }>('POST', `${path}/${made.body.id}/submission`, {
    version: made.body.version,
  });
  const { status } = await owner('POST', `${path}/${made.body.id}/approval`, {
    version: sent.body.version,
  });
  expect(status).toBe(200);
  shop.api.now = NOW;
};

beforeAll(async () => {
  shop = await openShop({
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
  await publish('deduct', NOW - 20 * DAY);
});
afterAll(() => shop.close());
beforeEach(async () => {
  member = `p-${++serial}`;
  await shop.send('members', { externalId: member });
});

const sell = (name: string, lines: Record<string, readonly [number, number]>) =>
  sellOrder(refunds, `${member}-${name}`, { lines, member });

/** As a gift that is never given back does. */
const spend = async (points: number) => {
  const { api } = shop;
  const found = await refunds.store<{ id: number }>('POST', '/api/store/members', {
    externalId: member,
  });
  const settings = await api.application.settings();
  await api.connection.transaction((tx) =>
    spendPoints(
      tx,
      { actor: SYSTEM, now: NOW, settings },
      {
        memberId: found.body.id,
        points,
        source: 'reward',
        sourceId: `${member}-${++serial}`,
        occurredAt: NOW,
      },
    ),
  );
};

const pay = async (id: number, request: object) => {
  const granted = await grant(refunds.owner, id, request);
  expect(granted.status).toBe(201);
  await runPayments(shop.api);
  const paid = await readRefund(refunds.owner, granted.body.id);
  expect(paid.state).toBe('succeeded');
  return paid;
};
const shortOf = ({ lines }: { lines: readonly { deduction: string | null }[] }) =>
  lines.filter(({ deduction }) => deduction === 'pointsShort');
const entries = async (type: string) =>
  (await shop.entries(member)).filter((one) => one.type === type).map(({ amount }) => amount);

test('what is spent of the points that came with the goods is deducted, with a line that explains it', async () => {
  const id = await sell('a', { A: [1, 10_000] });
  await spend(80);
  const { body: quote } = await quoteOf(refunds.owner, id, { lines: units({ A: 1 }) });
  expect(quote).toMatchObject({ total: 9920, deductions: 80, pointsDue: 100, pointsWorth: 100 });
  expect(shortOf(quote)).toMatchObject([
    { points: 80, worth: 80, available: 10_000, amount: -80, policyNumber: 1 },
  ]);
  const paid = await pay(id, { lines: units({ A: 1 }) });
  expect(paid).toMatchObject({ total: 9920, pointsDue: 100, pointsWorth: 100 });
  expect([await entries('clawBack'), await entries('deducted')]).toEqual([[-20], [-80]]);
  // Nothing is owed besides: what the member earns next is the member's.
  await sell('b', { B: [1, 5000] });
  expect(await shop.points(member)).toBe(50);
  expect(await shop.api.verify()).toEqual([]);
});

test('units that come back one by one deduct what all of them together deduct', async () => {
  const id = await sell('a', { A: [3, 1000] });
  await spend(10);
  const deducted: number[] = [];
  for (let unit = 0; unit < 3; unit++)
    deducted.push((await pay(id, { lines: units({ A: 1 }) })).deductions);
  expect(deducted).toEqual([3, 3, 4]);
  expect(await shop.points(member)).toBe(0);
  expect(await shop.api.verify()).toEqual([]);
});

test('refunds that are granted before any of them is paid deduct each point once', async () => {
  const id = await sell('a', { A: [3, 1000] });
  await spend(5);
  const granted = [];
  for (let unit = 0; unit < 3; unit++)
    granted.push((await grant(refunds.owner, id, { lines: units({ A: 1 }) })).body);
  expect(granted.map(({ deductions }) => deductions)).toEqual([0, 1, 4]);
  await runPayments(shop.api);
  expect(await shop.points(member)).toBe(0);
  expect([await entries('clawBack'), await entries('deducted')]).toEqual([
    [-3, -2],
    [-1, -4],
  ]);
  expect(await shop.api.verify()).toEqual([]);
});

test('a refund that is rejected deducts nothing, and the next one deducts it', async () => {
  const id = await sell('a', { A: [1, 100_000] });
  await spend(1000);
  const { body } = await grant(refunds.agent, id, { lines: units({ A: 1 }) });
  expect(body).toMatchObject({ state: 'submitted', deductions: 1000 });
  const { status } = await refunds.owner('POST', `/api/refunds/${body.id}/rejection`, {
    reason: 'Not yet',
    version: body.version,
  });
  expect(status).toBe(200);
  expect(await pay(id, { lines: units({ A: 1 }) })).toMatchObject({ deductions: 1000 });
  expect(await entries('deducted')).toEqual([-1000]);
  expect(await shop.api.verify()).toEqual([]);
});

test('what the member spends after the grant is owed, and what was deducted is not', async () => {
  const id = await sell('a', { A: [1, 10_000] });
  await spend(80);
  const { body } = await grant(refunds.owner, id, { lines: units({ A: 1 }) });
  expect(body).toMatchObject({ total: 9920 });
  await spend(15);
  await runPayments(shop.api);
  expect(await shop.points(member)).toBe(-15);
  expect([await entries('clawBack'), await entries('deducted')]).toEqual([[-20], [-80]]);
  expect(await shop.api.verify()).toEqual([]);
});

test('at the fault of the shop nothing is deducted: the member owes the points', async () => {
  const id = await sell('a', { A: [1, 10_000] });
  await spend(80);
  const paid = await pay(id, { lines: units({ A: 1 }), responsibility: 'merchant' });
  expect([paid.total, shortOf(paid)]).toEqual([10_000, []]);
  expect(await shop.points(member)).toBe(-80);
  await sell('b', { B: [1, 5000] });
  expect(await shop.points(member)).toBe(-30);
});

test('nobody types what the policy deducts, so that it is not taken twice', async () => {
  const id = await sell('a', { A: [1, 10_000] });
  const deductions = [{ kind: 'pointsShort', amount: 50, reason: 'Spent' }];
  const { status, body } = await quoteOf(refunds.owner, id, { lines: units({ A: 1 }), deductions });
  expect(status).toBe(422);
  expect(JSON.stringify(body.errors)).toContain('deductions');
});

test('points worth more than the goods leave a refund of nothing, and the rest is owed', async () => {
  const id = await sell('a', { A: [1, 10_000], B: [1, 1] });
  await spend(100);
  // All of both lines came with 100 points, which are deducted from A and cannot be from B.
  const cheap = await quoteOf(refunds.owner, id, {
    lines: units({ A: 1, B: 1 }),
    deductions: [{ kind: 'damage', amount: 9970, reason: 'Broken' }],
  });
  expect(cheap.body).toMatchObject({ total: 0, deductions: 10_001 });
  expect(shortOf(cheap.body)).toMatchObject([{ points: 31, worth: 100, available: 31 }]);
  const paid = await pay(id, {
    lines: units({ A: 1, B: 1 }),
    deductions: [{ kind: 'damage', amount: 9970, reason: 'Broken' }],
  });
  expect(paid.total).toBe(0);
  expect(await shop.points(member)).toBe(-69);
  expect(await shop.api.verify()).toEqual([]);
});

test('the policy of when the order was placed says that the member owes them', async () => {
  await publish('arrears', NOW - 10 * DAY);
  const id = await sell('a', { A: [1, 10_000] });
  await spend(80);
  const paid = await pay(id, { lines: units({ A: 1 }) });
  expect([paid.total, shortOf(paid)]).toEqual([10_000, []]);
  expect(await shop.points(member)).toBe(-80);
  expect(await entries('deducted')).toEqual([]);
});
