/** Several open cases of one order promise no more than it can give, and what a case does follows its outcome. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Remedy } from '#contract/service/remedies';
import { message } from '#shared/fields';
import type { Call } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import {
  grant,
  openRefunds,
  quoteOf,
  type RefundStore,
  runPayments,
  sellOrder,
} from './refundStore.ts';
import { next, write } from './ticketStore.ts';

let shop: RefundStore;
let agent: Call;
let manager: Call;
let owner: Call;
beforeAll(async () => {
  shop = await openRefunds();
  ({ agent, manager, owner } = shop);
  await owner('POST', '/api/returnReasons', {
    code: 'other-reason',
    names: { en: 'Other', zh: '其他' },
    responsibility: 'merchant',
    disposition: 'resellable',
  });
});
afterAll(() => shop.api.close());

const ASSESSMENT = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
const offer = (kind: string, amount: number | null) => ({
  decision: 'upheld',
  remedies: [{ kind, amount }],
});
/** A delivered order of 60.00 with its ticket. */
const order = async () => {
  const orderExternalId = next();
  await sellOrder(shop, orderExternalId, {
    lines: { CUP: [2, 6_000] },
    statuses: ['placed', 'paid', 'shipped', 'delivered'],
  });
  const { id: ticketId } = await write(agent, { orderExternalId });
  return { ticketId, orderExternalId };
};
const complain = async (ticketId: number, remedySought = 'refund', lines: object[] = []) => {
  const { body } = await openCase(agent, ticketId, 'complaint', { remedySought }, { lines });
  await stepOf(agent, body.id, 'acknowledge');
  await stepOf(agent, body.id, 'assess', { ...ASSESSMENT, amount: 0 });
  await stepOf(agent, body.id, 'investigate');
  return body.id;
};
const propose = (id: number, kind: string, amount: number | null, call = agent) =>
  stepOf(call, id, 'propose', offer(kind, amount));
const remedyOf = async (id: number): Promise<Remedy> => {
  const { details } = await readCase(agent, id);
  const [remedy] = (details?.remedies ?? []) as Remedy[];
  if (!remedy) throw new Error('Nothing was promised');
  return remedy;
};
const tooMuch = (amount: number, left: number, others: number) =>
  message('cases.errors.promisedElsewhere', { amount, left, others });

test('what another open complaint has promised is not promised again, also while it waits for approval', async () => {
  const { ticketId } = await order();
  const first = await complain(ticketId);
  const second = await complain(ticketId, 'points');
  expect((await propose(first, 'refund', 4_000)).body.stage).toBe('proposed');
  const refused = await propose(second, 'refund', 2_001);
  expect([refused.status, refused.body.errors]).toEqual([
    422,
    { input: { remedies: tooMuch(2_000, 6_000, 4_000) } },
  ]);
  expect((await propose(second, 'refund', 2_000)).body.stage).toBe('proposed');
  // A declined proposal promises nothing any more.
  await stepOf(agent, first, 'decline', {}, 'By phone');
  expect((await propose(first, 'refund', 4_001)).status).toBe(422);
  // Above the limit of an agent, it waits for somebody else, and counts all the same.
  const large = await complain((await order()).ticketId);
  const waiting = await propose(large, 'refund', 5_500);
  expect(waiting.body.stage).toBe('approval');
  const { ticketId: sameTicket } = await readCase(agent, large);
  const other = await complain(sameTicket, 'coupon');
  expect((await propose(other, 'refund', 501)).body.errors).toEqual({
    input: { remedies: tooMuch(500, 6_000, 5_500) },
  });
});

test('goodwill without goods is not approved above what other cases have left', async () => {
  const { ticketId, orderExternalId } = await order();
  const first = await complain(ticketId);
  await propose(first, 'refund', 4_000);
  const { body } = await openCase(
    agent,
    ticketId,
    'refundOnly',
    { amount: 2_500 },
    { reasonCode: 'other-reason', orderExternalId },
  );
  expect(body.stage).toBe('requested');
  const refused = await stepOf(agent, body.id, 'approve');
  expect([refused.status, refused.body.message]).toEqual([409, tooMuch(2_000, 6_000, 4_000)]);
  await stepOf(agent, first, 'decline', {}, 'By phone');
  expect((await stepOf(agent, body.id, 'approve')).status).toBe(200);
});

test('a case that carries out a promise is linked both ways, and pays it without counting twice', async () => {
  const { ticketId, orderExternalId } = await order();
  const id = await complain(ticketId);
  await propose(id, 'refund', 4_000);
  await stepOf(agent, id, 'accept', {}, 'By phone');
  const open = (parentId: number, further: object = {}) =>
    openCase(
      agent,
      ticketId,
      'refundOnly',
      { amount: 4_000 },
      { reasonCode: 'other-reason', orderExternalId, parentId, ...further },
    );
  const { status, body: child } = await open(id);
  expect([status, child.parentId, (await remedyOf(id)).childCaseId]).toEqual([201, id, child.id]);
  expect((await remedyOf(id)).state).toBe('underWay');
  expect((await open(id)).body.message).toBe('cases.errors.notPromised');
  expect((await open(child.id)).body.errors).toEqual({ parentId: 'errors.notFound' });
  expect((await stepOf(agent, child.id, 'approve')).status).toBe(200);
  await runPayments(shop.api);
  expect((await readCase(agent, child.id)).stage).toBe('completed');
  expect((await remedyOf(id)).state).toBe('done');
});

test('a repair that was promised and rejected is not done', async () => {
  const { ticketId } = await order();
  const id = await complain(ticketId, 'repair', [{ lineNumber: 1, quantity: 1 }]);
  await propose(id, 'repair', null);
  await stepOf(agent, id, 'accept', {}, 'By phone');
  const { childCaseId, state } = await remedyOf(id);
  expect([typeof childCaseId, state]).toEqual(['number', 'underWay']);
  const child = childCaseId ?? 0;
  await stepOf(agent, child, 'checkWarranty', {});
  const rejected = await stepOf(manager, child, 'reject', { verdict: 'void' }, 'It was opened');
  expect(rejected.body.stage).toBe('rejected');
  expect((await remedyOf(id)).state).toBe('open');
  const cause = { code: next(), names: { en: 'Cause' }, isInternal: false };
  const { body: root } = await owner<{ id: number }>('POST', '/api/rootCauses', cause);
  const closed = await stepOf(agent, id, 'close', { rootCauseId: root.id });
  expect([closed.status, closed.body.message]).toEqual([409, 'cases.errors.remediesOpen']);
});

test('a quote says why it would be refused, as the grant does', async () => {
  const orderExternalId = next();
  const orderId = await sellOrder(shop, orderExternalId, {
    lines: { CUP: [2, 6_000] },
    payments: [{ tender: 'alipay', amount: 1_000 }],
    statuses: ['placed', 'paid', 'shipped', 'delivered'],
  });
  const asked = { kind: 'goodwill', amount: 1_001 };
  const above = message('refunds.errors.aboveCaptured', { amount: 1_000 });
  expect((await quoteOf(owner, orderId, asked)).body.refusal).toBe(above);
  const refused = await grant(owner, orderId, asked);
  expect([refused.status, refused.body.message]).toEqual([409, above]);
  const { id: ticketId } = await write(agent, { orderExternalId });
  const repair = await openCase(
    agent,
    ticketId,
    'repair',
    {},
    { orderExternalId, lines: [{ lineNumber: 1, quantity: 1 }] },
  );
  expect(repair.status).toBe(201);
  const { orderLines } = (await quoteOf(owner, orderId, { lines: [] })).body;
  expect(orderLines).toMatchObject([{ id: 'CUP', ordered: 2, heldUnits: 1 }]);
  const held = { lines: [{ id: 'CUP', quantity: 2 }] };
  const quoted = await quoteOf(owner, orderId, held);
  expect([quoted.status, JSON.stringify(quoted.body.errors)]).toEqual([
    422,
    expect.stringContaining('refunds.errors.underCase'),
  ]);
});
