/** Nothing is written any more in the cases of a customer who was erased. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Accountability } from '#contract/service/accountability';
import { openCase, stepOf } from './caseStore.ts';
import { type Desk, openDesk, write } from './ticketStore.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

test('the party of an accountability replies nothing, and a draft takes no other facts', async () => {
  const { id: ticketId } = await write(desk.agent, { memberId: 1 });
  const { body } = await openCase(desk.agent, ticketId, 'complaint', { remedySought: 'refund' });
  await stepOf(desk.agent, body.id, 'acknowledge');
  const draft = {
    caseId: body.id,
    facts: 'The box had no padding.',
    preventiveMeasure: 'Boxes with padding',
    refunds: 0,
    shares: [{ partyKind: 'employee', staffId: 'agent', bps: 10_000 }],
  };
  const made = await desk.manager<Accountability>('POST', '/api/accountabilities', draft);
  const path = `/api/accountabilities/${made.body.id}`;
  const erasure = { confirmation: 'm1', ground: 'request' };
  expect((await desk.owner('POST', '/api/members/1/erasure', erasure)).status).toBe(200);
  const { caseId: _, ...changed } = { ...draft, facts: 'Lin says that it broke.' };
  const edit = { ...changed, version: made.body.version };
  const edited = await desk.manager<{ message: string }>('PUT', path, edit);
  expect([edited.status, edited.body.message]).toEqual([409, 'members.errors.erased']);
  const told = await desk.manager<Accountability>('POST', `${path}/notification`, {
    version: made.body.version,
  });
  const words = { version: told.body.version, text: 'Lin dropped it.' };
  const replied = await desk.agent<{ message: string }>('POST', `${path}/reply`, words);
  expect([replied.status, replied.body.message]).toEqual([409, 'members.errors.erased']);
});
