/** Proposals above the limit of whoever makes them: what the customer is offered decides somebody else. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Activity } from '#contract/platform/activities';
import type { AttentionItem } from '#contract/platform/attention';
import type { CaseDetail } from '#contract/service/cases';
import { query } from '#db/statements';
import { message } from '#shared/fields';
import { type Call, NOW } from '../support/openApi.ts';
import { newCase, openCase, readCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
let mediator: Call;
beforeAll(async () => {
  desk = await openDesk();
  // A second manager, who has had no part in anything.
  await desk.api.connection.transaction((tx) =>
    query(tx, `update staff set role = 'manager' where id = 'marketer'`),
  );
  mediator = await desk.api.raw('marketer');
});
afterAll(() => desk.api.close());
beforeEach(() => {
  desk.api.now = NOW;
});

const OPENING = { remedySought: 'refund' };
const ASSESSMENT = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
const investigated = async (further = {}): Promise<CaseDetail> => {
  const made = await newCase(desk.agent, 'complaint', { ...OPENING, ...further });
  await stepOf(desk.agent, made.id, 'acknowledge');
  await stepOf(desk.agent, made.id, 'assess', { ...ASSESSMENT, amount: 0 });
  await stepOf(desk.agent, made.id, 'investigate');
  return made;
};
const offer = (amount: number) => ({ decision: 'upheld', remedies: [{ kind: 'refund', amount }] });
const ABOVE = offer(5_001);
const submitted = async () => {
  const made = await investigated();
  expect((await stepOf(desk.agent, made.id, 'propose', ABOVE)).body.stage).toBe('approval');
  return made;
};
const shown = async (number: string) =>
  (
    await desk.store<{
      stage: string;
      proposal: object | null;
      allowed: string[];
      version: number;
    }>('GET', `/api/store/cases/${number}`)
  ).body;
const waiting = async (call: Call): Promise<number[]> => {
  // An answer is kept for some seconds, until staff write something.
  await write(desk.agent, { isMine: true });
  const { body } = await call<AttentionItem[]>('GET', '/api/account/attention');
  const item = body.find(({ name }) => name === 'proposalApprovals');
  if (!item) return [];
  const filter = encodeURIComponent(JSON.stringify(item.filter));
  const rows = await call<{ id: number }[]>('GET', `/api/cases?filter=${filter}`);
  expect(rows.body).toHaveLength(item.total);
  return rows.body.map(({ id }) => id);
};

describe('a proposal above the limit of an agent', () => {
  test('waits for a manager, and the customer sees nothing of it before', async () => {
    const { id, number } = await submitted();
    expect(await shown(number)).toMatchObject({ proposal: null, allowed: ['withdraw'] });
    const { details, allowed } = await readCase(desk.agent, id);
    expect(allowed).toEqual([]);
    expect(details).toMatchObject({
      proposalCount: 0,
      decision: null,
      remedies: [],
      approvals: [{ state: 'submitted', ...ABOVE, decidedAt: null }],
    });
    expect(JSON.stringify(details)).not.toContain('authorId');
    expect((await stepOf(desk.agent, id, 'approve')).status).toBe(403);
    expect((await stepOf(desk.agent, id, 'propose', offer(1))).status).toBe(409);
    expect(await waiting(desk.manager)).toContain(id);
    expect(await waiting(desk.agent)).toEqual([]);
  });

  test('goes to the customer once a manager approves it, with one activity for each step', async () => {
    const { id, number } = await submitted();
    const path = '/api/activities?sort=["id","DESC"]&range=[0,9]';
    const [last] = (await desk.owner<Activity[]>('GET', path)).body;
    expect((await stepOf(desk.manager, id, 'approve')).body.stage).toBe('proposed');
    const added = (await desk.owner<Activity[]>('GET', path)).body.filter(
      (activity) => activity.id > (last?.id ?? 0),
    );
    expect(added).toMatchObject([
      { verb: 'step', before: { stage: 'approval' }, after: { stage: 'proposed' } },
    ]);
    expect(await shown(number)).toMatchObject({
      stage: 'proposed',
      proposal: { decision: 'upheld', remedies: [{ kind: 'refund', amount: 5_001 }] },
    });
    const { details } = await readCase(desk.manager, id);
    expect(details).toMatchObject({
      proposalCount: 1,
      approvals: [{ state: 'approved', decidedAt: NOW }],
    });
    expect(await waiting(desk.manager)).not.toContain(id);
    expect((await stepOf(desk.agent, id, 'accept', {}, 'Yes')).body.stage).toBe('remedying');
  });

  test('goes back to where it came from with the reason, and counts as no proposal', async () => {
    const { id } = await submitted();
    const silent = await stepOf(desk.manager, id, 'reject');
    expect([silent.status, silent.body.errors]).toEqual([
      422,
      { reason: 'ra.validation.required' },
    ]);
    expect((await stepOf(desk.agent, id, 'reject', {}, 'No')).status).toBe(403);
    const rejected = await stepOf(desk.manager, id, 'reject', {}, 'A coupon is enough');
    expect(rejected.body.stage).toBe('investigating');
    await stepOf(desk.agent, id, 'propose', offer(100));
    await stepOf(desk.agent, id, 'decline', {}, 'Too little');
    await stepOf(desk.agent, id, 'propose', ABOVE);
    expect((await stepOf(desk.manager, id, 'reject', {}, 'No')).body.stage).toBe('declined');
    expect((await stepOf(desk.agent, id, 'propose', offer(200))).body.stage).toBe('proposed');
    const { details } = await readCase(desk.agent, id);
    expect(details).toMatchObject({
      proposalCount: 2,
      approvals: [{ state: 'rejected' }, { state: 'rejected' }],
    });
  });

  test('is decided once by two managers at the same time', async () => {
    const { id } = await submitted();
    const { version } = await readCase(desk.manager, id);
    const body = { version, reason: null, input: {} };
    const path = `/api/cases/${id}/actions/approve`;
    const answers = await Promise.all([
      desk.manager('POST', path, body),
      mediator('POST', path, body),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await readCase(desk.agent, id)).details).toMatchObject({ proposalCount: 1 });
  });

  test('is needed no longer once the customer withdraws the complaint', async () => {
    const { id, number } = await submitted();
    const { version } = await shown(number);
    const withdrawal = { version, reason: 'Settled' };
    await desk.store('POST', `/api/store/cases/${number}/actions/withdraw`, withdrawal);
    const { stage, details } = await readCase(desk.manager, id);
    expect(stage).toBe('withdrawn');
    expect(details).toMatchObject({ approvals: [{ state: 'withdrawn', decidedAt: null }] });
    expect(await waiting(desk.manager)).not.toContain(id);
  });

  test('is not decided by the person who is complained about', async () => {
    const { id } = await investigated({ accusedId: 'manager' });
    await stepOf(desk.agent, id, 'propose', ABOVE);
    const own = await stepOf(desk.manager, id, 'approve');
    expect([own.status, own.body.message]).toEqual([409, 'cases.errors.accusedOwner']);
    expect((await stepOf(mediator, id, 'approve')).status).toBe(200);
  });
});

test('above the limit of managers the owner approves, and nobody their own proposal', async () => {
  const { id } = await investigated();
  expect((await stepOf(desk.manager, id, 'propose', offer(50_001))).body.stage).toBe('approval');
  expect((await readCase(desk.manager, id)).allowed).toEqual(['reject']);
  expect(await waiting(desk.manager)).not.toContain(id);
  const own = await stepOf(desk.manager, id, 'approve');
  expect([own.status, own.body.message]).toEqual([409, 'cases.errors.ownProposal']);
  const above = await stepOf(mediator, id, 'approve');
  expect([above.status, above.body.message]).toEqual([
    403,
    message('cases.errors.aboveRoleLimit', { amount: 50_001, limit: 50_000, roles: 'owner' }),
  ]);
  expect((await stepOf(desk.owner, id, 'approve')).body.stage).toBe('proposed');
});

test('a refund, coupon or points are offered with what they are worth', async () => {
  const { id } = await investigated();
  for (const kind of ['refund', 'coupon', 'points'])
    for (const amount of [null, 0]) {
      const remedies = [{ kind: 'apology' }, { kind, amount }];
      const { status, body } = await stepOf(desk.agent, id, 'propose', {
        decision: 'upheld',
        remedies,
      });
      expect([status, body.errors]).toEqual([
        422,
        { input: { remedies: { 1: { amount: 'cases.errors.amountMissing' } } } },
      ]);
    }
  const remedies = [{ kind: 'exchange' }, { kind: 'apology' }];
  const plain = await stepOf(desk.agent, id, 'propose', { decision: 'upheld', remedies });
  expect(plain.body.stage).toBe('proposed');
});

describe('a dispute', () => {
  const declined = async () => {
    const { id: originId, ticketId } = await investigated();
    await stepOf(desk.agent, originId, 'propose', offer(100));
    await stepOf(desk.agent, originId, 'decline', {}, 'Not enough');
    return { originId, ticketId };
  };
  const mediated = async () => {
    const { originId, ticketId } = await declined();
    const { body } = await openCase(desk.agent, ticketId, 'dispute', { originId });
    await stepOf(desk.manager, body.id, 'admit', { mediatorId: 'marketer' });
    const until = { customerUntil: NOW + DAY, merchantUntil: NOW + DAY };
    await stepOf(mediator, body.id, 'askEvidence', until);
    await stepOf(mediator, body.id, 'mediate', { areAgreed: true }, 'Both by phone');
    return body.id;
  };
  const SETTLEMENT = { terms: 'All of the price.', answerUntil: NOW + 3 * DAY };
  const large = { ...SETTLEMENT, remedies: [{ kind: 'refund', amount: 50_001 }] };

  test('whose mediator proposes more than a manager may waits for the owner', async () => {
    const id = await mediated();
    expect((await stepOf(mediator, id, 'propose', large)).body.stage).toBe('approval');
    expect((await stepOf(mediator, id, 'approve')).status).toBe(409);
    expect((await stepOf(desk.manager, id, 'approve')).status).toBe(403);
    const { body } = await stepOf(desk.owner, id, 'approve');
    expect([body.stage, body.lapsesAt]).toEqual(['proposed', NOW + 3 * DAY]);
    expect((await readCase(mediator, id)).details).toMatchObject({
      round: 1,
      proposals: [{ terms: 'All of the price.' }],
      approvals: [{ state: 'approved' }],
    });
  });

  test('goes on in mediation after a rejection, which uses no round', async () => {
    const id = await mediated();
    await stepOf(mediator, id, 'propose', large);
    const { body } = await stepOf(desk.manager, id, 'reject', {}, 'Half is enough');
    expect(body.stage).toBe('mediating');
    expect((await readCase(mediator, id)).details).toMatchObject({ round: 0, proposals: [] });
    const small = { ...SETTLEMENT, remedies: [{ kind: 'refund', amount: 100 }] };
    expect((await stepOf(mediator, id, 'propose', small)).body.stage).toBe('proposed');
  });

  test('is not offered to the customer after its time for answers is over', async () => {
    const id = await mediated();
    await stepOf(mediator, id, 'propose', large);
    desk.api.now = NOW + 3 * DAY;
    const late = await stepOf(desk.owner, id, 'approve');
    expect([late.status, late.body.message]).toEqual([409, 'cases.errors.answerTimeOver']);
  });

  test('is the only open one about its complaint, whether staff open it or it is escalated', async () => {
    const { originId, ticketId } = await declined();
    const opening = () => openCase(desk.agent, ticketId, 'dispute', { originId });
    const made = await Promise.all([opening(), opening(), opening()]);
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const escalated = await stepOf(desk.manager, originId, 'escalate');
    expect([escalated.status, escalated.body.message]).toEqual([409, 'cases.errors.secondDispute']);
    const other = await declined();
    expect((await stepOf(desk.manager, other.originId, 'escalate')).body.stage).toBe('escalated');
    const second = await openCase(desk.agent, other.ticketId, 'dispute', {
      originId: other.originId,
    });
    expect([second.status, second.body.message]).toEqual([409, 'cases.errors.secondDispute']);
  });

  test('can be opened again once the one before was not admitted', async () => {
    const { originId, ticketId } = await declined();
    const { body } = await openCase(desk.agent, ticketId, 'dispute', { originId });
    await stepOf(desk.manager, body.id, 'refuseAdmission', { recourse: 'court' }, 'Too early');
    expect((await openCase(desk.agent, ticketId, 'dispute', { originId })).status).toBe(201);
  });
});

describe('whoever approves sees', () => {
  test('why it was proposed, for which order and member, what it costs, and what was given before', async () => {
    const { body: order } = await desk.store<{ id: number }>('POST', '/api/store/orders', {
      externalId: 'ctx-1',
      channel: 'web',
      memberExternalId: 'm1',
      currency: 'CNY',
      lines: [{ id: 'a', sku: 'CUP', quantity: 2, unitPrice: 10_000, paid: 20_000 }],
      statuses: ['placed', 'paid'].map((status) => ({ status, at: NOW - DAY })),
    });
    const { body: members } = await desk.agent<{ id: number }[]>('GET', '/api/members');
    const memberId = members[0]?.id ?? 0;
    const grant = async (at: number, expected: number) => {
      desk.api.now = at;
      const sent = await desk.owner('POST', '/api/refunds', {
        orderId: order.id,
        key: `ctx-key-${at}`,
        expected,
        kind: 'goodwill',
        responsibility: 'merchant',
        amount: expected,
        lines: [],
      });
      expect([sent.status, sent.body]).toMatchObject([201, { total: expected }]);
    };
    await grant(NOW, 300);
    const { id: ticketId } = await write(desk.agent, { memberId, orderExternalId: 'ctx-1' });
    const made = await openCase(desk.agent, ticketId, 'complaint', OPENING);
    const { id } = made.body;
    await stepOf(desk.agent, id, 'acknowledge');
    await stepOf(desk.agent, id, 'assess', { ...ASSESSMENT, amount: 0 });
    await stepOf(desk.agent, id, 'investigate');
    await stepOf(desk.agent, id, 'propose', ABOVE, 'Twice in a month');
    expect((await desk.agent('GET', `/api/cases/${id}/approvalContext`)).status).toBe(403);
    const { body } = await desk.manager('GET', `/api/cases/${id}/approvalContext`);
    expect(body).toMatchObject({
      reason: 'Twice in a month',
      cost: 5_001,
      ticket: { id: ticketId },
      order: { id: order.id, externalId: 'ctx-1', total: 20_000, left: 19_700 },
      member: { id: memberId, externalId: 'm1' },
      given: {
        withoutGoods: { count: 1, total: 300 },
        withGoods: { count: 0, total: 0 },
        benefits: { count: 0, total: 0 },
        complaints: 0,
      },
    });
    // By the calendar of the store a year later nothing of it is told any more.
    desk.api.now = NOW + 367 * DAY;
    const { body: later } = await desk.manager('GET', `/api/cases/${id}/approvalContext`);
    expect(later).toMatchObject({ given: { withoutGoods: { count: 0, total: 0 } } });
    await stepOf(desk.manager, id, 'reject', {}, 'Too much');
    expect((await desk.manager('GET', `/api/cases/${id}/approvalContext`)).status).toBe(409);
  });
});
