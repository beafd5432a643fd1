/** Words of staff outside of messages: a manager takes them away, and they are nowhere left. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WordRedaction } from '#contract/service/wordRedactions';
import { insertRows } from '#db/bulk';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { returnCases } from '#db/schema/service/returnCases';
import { query } from '#db/statements';
import type { Call } from '../support/openApi.ts';
import { newCase, openCase, readCase, stepOf } from './caseStore.ts';
import {
  grant,
  openRefunds,
  readRefund,
  type RefundStore,
  sellOrder,
  units,
} from './refundStore.ts';
import { act, timelineOf, write } from './ticketStore.ts';

const SECRET = 'He lives at 5 Quiet Lane';
let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds();
});
afterAll(() => shop.api.close());

type Answer = WordRedaction[] & { message?: string; errors?: object };
const redact = (call: Call, path: string, part: string, partId: number | null = null) =>
  call<Answer>('POST', `/api/${path}/wordRedaction`, { part, row: partId, reason: 'An address' });

/** Everything that the database holds, with what was answered and logged. */
const TABLES = [
  'activities',
  'case_steps',
  'dispute_evidence',
  'idempotency_keys',
  'refund_lines',
  'refunds',
  'repairs',
  'return_cases',
  'ticket_changes',
  'word_redactions',
];
const isStored = async (words: string): Promise<string[]> => {
  const found: string[] = [];
  for (const table of TABLES) {
    const rows = await query(shop.api.connection.db, `select * from ${table}`);
    if (JSON.stringify(rows).includes(words)) found.push(table);
  }
  return found;
};

/** A step of a case with a reason: its id. */
const reasonStep = async (caseId: number): Promise<number> => {
  const { steps } = await readCase(shop.manager, caseId);
  return steps.find(({ reason }) => reason !== null)?.id ?? 0;
};

describe('the reason of a step of a case', () => {
  test('goes out of the step and the log, and only who took it away, when and why stays', async () => {
    const { id } = await newCase(shop.agent, 'care', { plannedAt: shop.api.now });
    await stepOf(shop.agent, id, 'cancel', {}, SECRET);
    expect(await isStored(SECRET)).toEqual(['activities', 'case_steps']);
    const step = await reasonStep(id);
    expect((await redact(shop.agent, `cases/${id}`, 'step', step)).status).toBe(403);
    const { status, body } = await redact(shop.manager, `cases/${id}`, 'step', step);
    expect([status, body]).toMatchObject([
      200,
      [{ part: 'step', partId: step, reason: 'An address', redactedBy: 'Manager' }],
    ]);
    expect(await isStored(SECRET)).toEqual([]);
    const again = await redact(shop.manager, `cases/${id}`, 'step', step);
    expect([again.status, again.body.message]).toEqual([409, 'wordRedactions.errors.nothing']);
    const { body: shown } = await shop.agent<WordRedaction[]>(
      'GET',
      `/api/cases/${id}/wordRedactions`,
    );
    expect(shown).toEqual(body);
  });
  test('is refused for a step of another case', async () => {
    const { id } = await newCase(shop.agent, 'care', { plannedAt: shop.api.now });
    await stepOf(shop.agent, id, 'cancel', {}, 'Mind changed');
    const { id: other } = await newCase(shop.agent, 'complaint', { remedySought: 'other' });
    const refused = await redact(shop.manager, `cases/${other}`, 'step', await reasonStep(id));
    expect([refused.status, refused.body.errors]).toEqual([422, { row: 'errors.notFound' }]);
    expect((await redact(shop.manager, `cases/${other}`, 'note')).status).toBe(422);
  });
});

test('the reason of a step of a ticket goes, and stays for the ticket that it was merged into', async () => {
  const words = 'Waits for Ms Lin in room 7';
  const { id } = await write(shop.agent);
  const hold = { waitingOn: 'supplier', followUpAt: shop.api.now + 86_400_000, reason: words };
  await act(shop.agent, id, 'hold', hold);
  const { id: intoId } = await write(shop.agent);
  await act(shop.agent, id, 'merger', { intoId });
  const step = (await timelineOf(shop.agent, intoId)).changes.find(
    ({ reason }) => reason === words,
  );
  const { status, body } = await redact(shop.manager, `tickets/${intoId}`, 'step', step?.id ?? 0);
  expect([status, body]).toMatchObject([200, [{ recordId: id, partId: step?.id }]]);
  expect(await isStored(words)).toEqual([]);
});

test('what staff wrote of a refund goes out of the refund, its lines, the log and the answers kept for repeats', async () => {
  const order = await sellOrder(shop, 'w-1', { lines: { A: [1, 60_000] } });
  const { body } = await grant(shop.agent, order, {
    lines: units({ A: 1 }),
    note: SECRET,
    deductions: [{ kind: 'damage', amount: 1000, reason: 'Scratched by her son Bo' }],
  });
  expect([body.note, body.lines.map(({ reason }) => reason)]).toEqual([null, [null, null]]);
  await shop.manager('POST', `/api/refunds/${body.id}/rejection`, {
    version: body.version,
    reason: 'She did it before, ask Bo',
  });
  const { lines } = await readRefund(shop.manager, body.id);
  const line = lines.find(({ reason }) => reason !== null)?.id ?? 0;
  for (const [part, partId] of [
    ['note', null],
    ['decision', null],
    ['line', line],
  ] as const)
    expect((await redact(shop.manager, `refunds/${body.id}`, part, partId)).status).toBe(200);
  expect([...(await isStored(SECRET)), ...(await isStored('Bo'))]).toEqual([]);
  // Who does not see words of staff is not told why they were taken away.
  const analyst = await shop.api.raw('analyst');
  expect((await analyst('GET', `/api/refunds/${body.id}/wordRedactions`)).status).toBe(403);
});

test('a deduction goes out of the case that settled it and out of each of its refunds', async () => {
  const words = 'Broken by little Mei';
  const order = await sellOrder(shop, 'w-3', { lines: { A: [2, 60_000] } });
  const deductions = [{ kind: 'damage' as const, amount: 1000, bps: 0, reason: words }];
  const asked = { lines: units({ A: 1 }), deductions };
  const first = (await grant(shop.agent, order, asked)).body;
  const second = (await grant(shop.agent, order, { ...asked, note: words })).body;
  const { id: caseId } = await newCase(shop.agent, 'care', { plannedAt: shop.api.now });
  await shop.api.connection.transaction(async (tx) => {
    await insertRows(tx, returnCases, [{ caseId, refundKind: 'goods' as const, deductions }]);
    await insertRows(tx, caseRefunds, [
      { caseId, refundId: first.id, round: 1 },
      { caseId, refundId: second.id, round: 2 },
    ]);
  });
  const { lines } = await readRefund(shop.manager, first.id);
  const line = lines.find(({ reason }) => reason === words)?.id ?? 0;
  expect((await redact(shop.manager, `refunds/${first.id}`, 'line', line)).status).toBe(200);
  expect(await isStored(words)).toEqual([]);
  const { body: others } = await shop.manager<WordRedaction[]>(
    'GET',
    `/api/refunds/${second.id}/wordRedactions`,
  );
  expect(others.map(({ part }) => part).toSorted()).toEqual(['line', 'note']);
  const again = await redact(shop.manager, `cases/${caseId}`, 'deduction', 1);
  expect([again.status, again.body.message]).toEqual([409, 'wordRedactions.errors.nothing']);
});

test('a deduction that was settled and not granted yet is taken away in the case', async () => {
  const words = 'Says her aunt Ann';
  const { id: caseId } = await newCase(shop.agent, 'care', { plannedAt: shop.api.now });
  const deductions = [
    { kind: 'damage' as const, amount: 500, bps: 0, reason: 'Scratched' },
    { kind: 'damage' as const, amount: 1000, bps: 0, reason: words },
  ];
  await shop.api.connection.transaction((tx) =>
    insertRows(tx, returnCases, [{ caseId, refundKind: 'goods' as const, deductions }]),
  );
  const missing = await redact(shop.manager, `cases/${caseId}`, 'deduction', 3);
  expect(missing.status).toBe(422);
  expect((await redact(shop.manager, `cases/${caseId}`, 'deduction', 2)).status).toBe(200);
  expect([await isStored(words), await isStored('Scratched')]).toEqual([[], ['return_cases']]);
});

test('nothing of a ticket or an order is taken away while a dispute about it is open', async () => {
  const order = await sellOrder(shop, 'w-2', { lines: { A: [1, 5000] } });
  const { body: refund } = await grant(shop.agent, order, {
    lines: units({ A: 1 }),
    note: 'As agreed',
  });
  const { id: ticketId } = await write(shop.agent, { orderExternalId: 'w-2' });
  const hold = { waitingOn: 'supplier', followUpAt: shop.api.now + 86_400_000, reason: 'Supplier' };
  await act(shop.agent, ticketId, 'hold', hold);
  const { body: complaint } = await openCase(shop.agent, ticketId, 'complaint', {
    remedySought: 'refund',
  });
  const steps: [string, object, string | null][] = [
    ['acknowledge', {}, null],
    [
      'assess',
      { isSafety: false, isLegal: false, isRecurring: false, affected: 'one', amount: 0 },
      null,
    ],
    ['investigate', {}, null],
    ['propose', { decision: 'goodwill', remedies: [{ kind: 'apology' }] }, null],
    ['decline', {}, 'Not enough'],
  ];
  for (const [action, input, reason] of steps)
    expect((await stepOf(shop.agent, complaint.id, action, input, reason)).status).toBe(200);
  const dispute = await openCase(shop.agent, ticketId, 'dispute', { originId: complaint.id });
  expect(dispute.status).toBe(201);
  const change = (await timelineOf(shop.agent, ticketId)).changes.find(
    ({ reason }) => reason === 'Supplier',
  );
  const tries = [
    await redact(shop.manager, `refunds/${refund.id}`, 'note'),
    await redact(shop.manager, `cases/${complaint.id}`, 'step', await reasonStep(complaint.id)),
    await redact(shop.manager, `tickets/${ticketId}`, 'step', change?.id ?? 0),
  ];
  for (const { status, body } of tries)
    expect([status, body.message]).toEqual([409, 'tickets.errors.heldWords']);
});
