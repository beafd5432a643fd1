/** What Today and the menu say of cases, to whom, and that the limits of remedies are those of the policy. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import type { Call } from '../support/openApi.ts';
import { query } from '#db/statements';
import { startingPolicy } from '#rules/service/policyTerms';
import { NOW } from '../support/openApi.ts';
import { newCase, openCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.api.connection.transaction((tx) =>
    query(tx, `update staff set role = 'manager' where id = 'marketer'`),
  );
});
afterAll(() => desk.api.close());
beforeEach(() => {
  desk.api.now = NOW;
});

const rowsOf = async (call: Call, name: string) => {
  // An answer is kept for some seconds, until staff write something.
  await write(desk.agent, { isMine: true });
  const { body } = await call<AttentionItem[]>('GET', '/api/account/attention');
  const item = body.find((one) => one.name === name);
  if (!item) return [];
  const filter = encodeURIComponent(JSON.stringify(item.filter));
  const rows = await call<{ id: number }[]>('GET', `/api/${item.resource}?filter=${filter}`);
  expect(rows.body).toHaveLength(item.total);
  return rows.body.map(({ id }) => id);
};
const ASSESSMENT = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
const investigated = async () => {
  const { id, ticketId } = await newCase(desk.agent, 'complaint', { remedySought: 'refund' });
  await stepOf(desk.agent, id, 'acknowledge');
  await stepOf(desk.agent, id, 'assess', { ...ASSESSMENT, amount: 0 });
  await stepOf(desk.agent, id, 'investigate');
  return { id, ticketId };
};
const offer = (amount: number) => ({ decision: 'upheld', remedies: [{ kind: 'coupon', amount }] });

describe('What needs attention of cases', () => {
  test('a complaint that was not acknowledged by the end of the next day is overdue', async () => {
    const { id, dueAt } = await newCase(desk.agent, 'complaint', { remedySought: 'apology' });
    // Noon on Friday in Shanghai: the end of Saturday.
    expect(dueAt).toBe(NOW + 36 * 3_600_000);
    desk.api.now = NOW + 36 * 3_600_000 - 1;
    expect(await rowsOf(desk.agent, 'overdueCases')).not.toContain(id);
    desk.api.now += 1;
    expect(await rowsOf(desk.agent, 'overdueCases')).toContain(id);
    await stepOf(desk.agent, id, 'acknowledge');
    expect(await rowsOf(desk.agent, 'overdueCases')).not.toContain(id);
  });

  test('a case of nobody waits for somebody', async () => {
    const { id, version } = await newCase(desk.agent, 'complaint', { remedySought: 'apology' });
    await desk.agent('POST', `/api/cases/${id}/owner`, { ownerId: null, version });
    expect(await rowsOf(desk.agent, 'unassignedCases')).toEqual([id]);
    const own = { ownerId: 'agent', version: version + 1 };
    await desk.agent('POST', `/api/cases/${id}/owner`, own);
    expect(await rowsOf(desk.agent, 'unassignedCases')).toEqual([]);
  });

  test('a dispute waits for managers to admit it, and then for evidence of those who work on it', async () => {
    const { id: originId, ticketId } = await investigated();
    await stepOf(desk.agent, originId, 'propose', offer(100));
    await stepOf(desk.agent, originId, 'decline', {}, 'Not enough');
    const { body } = await openCase(desk.agent, ticketId, 'dispute', { originId });
    expect(await rowsOf(desk.manager, 'disputesToAdmit')).toEqual([body.id]);
    expect(await rowsOf(desk.agent, 'disputesToAdmit')).toEqual([]);
    await stepOf(desk.manager, body.id, 'admit', { mediatorId: 'marketer' });
    expect(await rowsOf(desk.manager, 'disputesToAdmit')).toEqual([]);
    const mediator = await desk.api.raw('marketer');
    const until = { customerUntil: NOW + 3 * DAY, merchantUntil: NOW + 3 * DAY };
    await stepOf(mediator, body.id, 'askEvidence', until);
    expect(await rowsOf(desk.agent, 'evidenceDue')).toEqual([]);
    desk.api.now = NOW + 2 * DAY;
    expect(await rowsOf(desk.agent, 'evidenceDue')).toEqual([body.id]);
  });

  test('an overdue ticket that nobody took is told to managers', async () => {
    const { id } = await write(desk.agent, { priority: 'P1' });
    await desk.api.connection.transaction((tx) =>
      query(tx, 'update tickets set next_due_at = ? where id = ?', [NOW, id]),
    );
    expect(await rowsOf(desk.manager, 'untakenTickets')).toContain(id);
    expect(await rowsOf(desk.agent, 'untakenTickets')).toEqual([]);
  });
});

describe('What may be offered for a complaint', () => {
  const stageAfter = async (call: Call, amount: number) => {
    const { id } = await investigated();
    return (await stepOf(call, id, 'propose', offer(amount))).body.stage;
  };

  test('follows the limits with which a policy starts, by the role; the owner has none', async () => {
    expect(await stageAfter(desk.agent, 5_000)).toBe('proposed');
    expect(await stageAfter(desk.agent, 5_001)).toBe('approval');
    expect(await stageAfter(desk.manager, 50_001)).toBe('approval');
    expect(await stageAfter(desk.owner, 50_001)).toBe('proposed');
  });

  test('follows the policy in force', async () => {
    const terms = { ...startingPolicy(100), goodwillLimits: { agent: 200, manager: null } };
    const made = await desk.manager<{ id: number }>('POST', '/api/afterSalesPolicies', { terms });
    const path = `/api/afterSalesPolicies/${made.body.id}`;
    await desk.manager('POST', `${path}/submission`, { version: 1 });
    await desk.owner('POST', `${path}/approval`, { version: 2 });
    expect(await stageAfter(desk.agent, 201)).toBe('approval');
    expect(await stageAfter(desk.agent, 200)).toBe('proposed');
    expect(await stageAfter(desk.manager, 1_000_000)).toBe('proposed');
  });
});
