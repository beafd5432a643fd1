/** What customers do in cases, sent by the shop. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerCase } from '#contract/service/customerSteps';
import { newCase, openCase, readCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, read } from './ticketStore.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

type Answer = CustomerCase & { message?: string; errors?: object };
const seen = async (number: string) =>
  (await desk.store<Answer>('GET', `/api/store/cases/${number}`)).body;
const step = async (number: string, action: string, body: object = {}) =>
  desk.store<Answer>('POST', `/api/store/cases/${number}/actions/${action}`, {
    version: (await seen(number)).version,
    ...body,
  });

const complaint = () => newCase(desk.agent, 'complaint', { remedySought: 'coupon' });
/** A complaint to which something was proposed. */
const proposed = async () => {
  const { id, number, ticketId } = await complaint();
  await stepOf(desk.agent, id, 'acknowledge');
  const harmless = { isSafety: false, isLegal: false, isRecurring: false, affected: 'one' };
  await stepOf(desk.agent, id, 'assess', { ...harmless, amount: 0 });
  await stepOf(desk.agent, id, 'investigate');
  const remedies = [{ kind: 'coupon', amount: 100 }];
  await stepOf(desk.agent, id, 'propose', { decision: 'upheld', remedies });
  return { id, number, ticketId };
};

test('the customer sees the stage and only the own steps, and accepts a proposal without a reason', async () => {
  const { id, number } = await proposed();
  expect(await seen(number)).toMatchObject({
    stage: 'proposed',
    allowed: ['accept', 'decline', 'withdraw'],
    proposal: { decision: 'upheld', remedies: [{ kind: 'coupon', amount: 100 }] },
  });
  const { status, body } = await step(number, 'accept');
  expect([status, body.stage]).toEqual([200, 'remedying']);
  const steps = (await readCase(desk.agent, id)).steps.map(
    ({ action, party, actorKind, actorName }) => [action, party, actorKind, actorName],
  );
  expect(steps.at(-2)).toEqual(['accept', 'customer', 'customer', null]);
});

test('a repeat, and an answer to what has changed since, change nothing', async () => {
  const { id, number } = await proposed();
  const { version } = await seen(number);
  const no = { version, reason: 'Too little' };
  expect((await step(number, 'decline', no)).status).toBe(200);
  const again = await step(number, 'decline', no);
  expect(again.status).toBe(409);
  const remedies = [{ kind: 'points', amount: 200 }];
  await stepOf(desk.agent, id, 'propose', { decision: 'goodwill', remedies });
  expect((await step(number, 'accept', { version })).status).toBe(409);
  expect((await seen(number)).stage).toBe('proposed');
});

test('what is for staff, unknown or incomplete is refused with its name', async () => {
  const { number } = await complaint();
  const staff = await step(number, 'acknowledge');
  expect([staff.status, staff.body.message]).toEqual([409, 'cases.errors.onlyBy.manager']);
  expect((await step(number, 'vanish')).status).toBe(404);
  expect((await step('CS20200101-0001', 'withdraw', { version: 1 })).status).toBe(404);
  const silent = await step(number, 'withdraw');
  expect([silent.status, silent.body.errors]).toEqual([422, { reason: 'ra.validation.required' }]);
  const further = await step(number, 'withdraw', { reason: 'Found it', party: 'manager' });
  expect([further.status, JSON.stringify(further.body.errors)]).toEqual([
    422,
    expect.stringContaining('party'),
  ]);
  const { body } = await step(number, 'withdraw', { reason: 'Found it' });
  expect([body.stage, body.closedAt !== null, body.allowed]).toEqual(['withdrawn', true, []]);
});

test('the shop lists the cases of a ticket, without calls that are planned', async () => {
  const { ticketId, number } = await proposed();
  await openCase(desk.agent, ticketId, 'care', { plannedAt: desk.api.now });
  const { number: ticket } = await read(desk.agent, ticketId);
  const { body } = await desk.store<Answer[]>('GET', `/api/store/tickets/${ticket}/cases`);
  expect(body.map((one) => [one.number, one.stage])).toEqual([[number, 'proposed']]);
});

test('a key that only reads takes no step', async () => {
  const { number } = await complaint();
  const reader = await desk.api.store('service.read');
  const tried = await reader<Answer>('POST', `/api/store/cases/${number}/actions/withdraw`, {
    version: 1,
    reason: 'No',
  });
  expect(tried.status).toBe(403);
});
