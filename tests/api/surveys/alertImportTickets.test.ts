/** Alerts of imported reviews: they open no tickets by themselves, and leave none behind once the file is taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TicketDetail } from '#contract/service/tickets';
import type { SurveyAlert } from '#contract/surveys/alerts';
import { query } from '#db/statements';
import { draft } from '../service/ticketStore.ts';
import { type Call, NOW } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

const DAY = 86_400_000;
let importer: ImportClient;
let manager: Call;
beforeAll(async () => {
  importer = await openImports();
  manager = await importer.api.raw('manager');
  const store = await importer.api.store();
  for (const number of ['1', '2']) {
    await store('POST', '/api/store/members', { externalId: `buyer${number}` });
    const { status, body } = await store('POST', '/api/store/orders', {
      externalId: `O-${number}`,
      memberExternalId: `buyer${number}`,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'CUP', name: 'CUP', quantity: 1, unitPrice: 1000, paid: 1000 }],
      statuses: [
        { status: 'placed', at: NOW - 9 * DAY },
        { status: 'paid', at: NOW - 9 * DAY },
      ],
    });
    if (status >= 300) throw new Error(JSON.stringify(body));
  }
});
afterAll(() => importer.close());

const dayBefore = (days: number) => new Date(NOW - days * DAY).toISOString().slice(0, 10);
const alerts = async () =>
  (await manager<SurveyAlert[]>('GET', '/api/surveyAlerts?sort=["id","ASC"]')).body;
const ticketOf = async (id: number) =>
  (await manager<TicketDetail>('GET', `/api/tickets/${id}`)).body;
/** As an import left it that opened tickets, or somebody who was given the alert. */
const ticketFor = async ({ id, memberId }: SurveyAlert) => {
  const { body } = await manager<TicketDetail>('POST', '/api/tickets', { ...draft(), memberId });
  await importer.api.connection.transaction((tx) =>
    query(tx, 'update survey_alerts set ticket_id = ?, has_own_ticket = 1 where id = ?', [
      body.id,
      id,
    ]),
  );
  return body.id;
};

test('A low review opens no ticket, and the undo of a file ends those of its alerts that nobody touched', async () => {
  const rows = ['1', '2'].map((one) => `O-${one},1,,${dayBefore(5)},${dayBefore(4)}`);
  const { done } = await importer.run(
    'reviews',
    `order,score,comment,asked_at,answered_at\n${rows.join('\n')}\n`,
  );
  const [first, second] = await alerts();
  if (!first || !second) throw new Error('Nobody was alerted');
  // Nobody could know of them before: the time for a contact runs from the import on.
  expect((await alerts()).map(({ dueAt }) => (dueAt ?? 0) > NOW)).toEqual([true, true]);
  const overdue = await manager<SurveyAlert[]>(
    'GET',
    `/api/surveyAlerts?filter=${encodeURIComponent('{"needs":"overdue"}')}`,
  );
  expect(overdue.body).toEqual([]);
  for (const alert of [first, second])
    expect(alert).toMatchObject({ canBeReached: true, ticketId: null, hasOwnTicket: false });
  expect((await manager('GET', '/api/tickets')).body).toEqual([]);

  const untouched = await ticketFor(first);
  const answered = await ticketFor(second);
  await manager('POST', `/api/tickets/${answered}/messages`, {
    kind: 'internal',
    body: 'I call tomorrow',
    externalId: 'note',
    lastSeenId: 0,
  });

  await manager('POST', `/api/changes/import-${done.id}/undo`, {});
  expect((await alerts()).map(({ stage }) => stage)).toEqual(['withdrawn', 'withdrawn']);
  expect(await ticketOf(untouched)).toMatchObject({
    status: 'resolved',
    resolution: 'withdrawn',
  });
  expect((await ticketOf(answered)).status).not.toBe('resolved');
  expect(await importer.api.verify()).toEqual([]);
});
