/** Who answers for a case: a draft begins with all that was granted on its ticket, and names whom it can. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseAccountability } from '#contract/service/accountability';
import { openCase } from './caseStore.ts';
import { grant, openRefunds, type RefundStore, sellOrder, units } from './refundStore.ts';
import { write } from './ticketStore.ts';

let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds();
});
afterAll(() => shop.api.close());

const complaintOn = async (ticketId: number) =>
  (await openCase(shop.manager, ticketId, 'complaint', { remedySought: 'apology' })).body.id;
const costsOf = async (caseId: number) =>
  (await shop.manager<CaseAccountability>('GET', `/api/cases/${caseId}/accountability`)).body.costs;

test('a draft begins with what was granted on the ticket, and not with what waits for approval', async () => {
  const order = await sellOrder(shop, 'a-1', { lines: { A: [3, 90_000] } });
  const { id: ticketId } = await write(shop.agent);
  const caseId = await complaintOn(ticketId);
  expect(await costsOf(caseId)).toEqual({ refunds: 0, goodwill: 0, freight: 0 });
  const goods = {
    lines: units({ A: 1 }),
    responsibility: 'merchant',
    returnFreight: 800,
    ticketId,
  };
  expect((await grant(shop.manager, order, goods)).status).toBe(201);
  await grant(shop.manager, order, { kind: 'goodwill', amount: 1_500, lines: [], ticketId });
  // Of another ticket, and above what an agent grants alone.
  const other = await write(shop.agent);
  await grant(shop.manager, order, {
    kind: 'goodwill',
    amount: 300,
    lines: [],
    ticketId: other.id,
  });
  const above = await grant(shop.agent, order, { lines: units({ A: 2 }), ticketId });
  expect(above.body.state).toBe('submitted');
  expect(await costsOf(caseId)).toEqual({ refunds: 30_000, goodwill: 1_500, freight: 800 });
});

test('a department, a supplier and a carrier are named, and the field without a name is told', async () => {
  const caseId = await complaintOn((await write(shop.agent)).id);
  const draft = (share: object) =>
    shop.manager<{ errors?: object }>('POST', '/api/accountabilities', {
      caseId,
      facts: 'The box had no padding.',
      preventiveMeasure: 'Boxes with padding',
      shares: [{ ...share, bps: 10_000 }],
    });
  for (const partyKind of ['department', 'supplier', 'carrier'])
    for (const partyName of [null, '  ']) {
      const { status, body } = await draft({ partyKind, partyName });
      expect([status, body.errors]).toEqual([
        422,
        { shares: { 0: { partyName: 'ra.validation.required' } } },
      ]);
    }
  expect((await draft({ partyKind: 'noFault' })).status).toBe(201);
});
