/** Files of tickets from another system: history that starts nothing, counts in the figures, and can be taken back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServiceReport } from '#contract/insight/serviceInsight';
import type { Timeline } from '#contract/service/replies';
import type { TicketClocks } from '#contract/service/clocks';
import type { TicketOrigin } from '#contract/service/ticketFiles';
import type { Ticket } from '#contract/service/tickets';
import type { Undone } from '#contract/platform/undo';
import { query } from '#db/statements';
import type { Call } from '../support/openApi.ts';
import { NOW } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';
import { expectAsPredicted } from '../support/predictions.ts';

let client: ImportClient;
let owner: Call;
beforeAll(async () => {
  client = await openImports();
  owner = await client.api.raw('owner');
  const store = await client.api.store();
  for (const [externalId, further] of [
    ['m1', { name: 'Lin', phone: '+86 138-0013-8000', email: 'lin@example.com' }],
    ['m2', { name: 'Wu', phone: '13900139000' }],
    ['m3', { name: 'Xu', phone: '139 0013 9000' }],
  ] as const)
    await store('POST', '/api/store/members', { externalId, ...further });
  await store('POST', '/api/store/orders', {
    externalId: 'o1',
    channel: 'web',
    memberExternalId: 'm2',
    currency: 'CNY',
    lines: [{ sku: 'LAMP', quantity: 1, unitPrice: 9_000, paid: 9_000 }],
    statuses: [{ status: 'placed', at: NOW - 86_400_000 }],
  });
});
afterAll(() => client.close());

const HEAD =
  'number,type,channel,subject,customer,order,opened,first_answered,resolved,closed,status,resolution,agent,tags,reason,satisfaction\n';
const MESSAGES = 'ticket,at,from,text,author\n';
const get = async <T>(path: string) => (await owner<T>('GET', path)).body;
const find = async (filter: object) =>
  get<Ticket[]>(`/api/tickets?filter=${encodeURIComponent(JSON.stringify(filter))}`);
const byNumber = async (number: string): Promise<Ticket> => {
  const [found] = await find({ q: number });
  if (!found) throw new Error(`No ticket ${number}`);
  return found;
};
const originOf = (id: number) => get<TicketOrigin>(`/api/tickets/${id}/origin`);
const count = async (sql: string) => {
  const [row] = await query<{ n: number }>(client.api.connection.db, sql);
  return Number(row?.n);
};
const errorsOf = async (id: number) =>
  (await client.errors(id)).map(({ line, field, message }) => ({ line, field, message }));

test('A ticket keeps its instants, its customer by any contact, and what the other system called it', async () => {
  const file = `${HEAD}A-1,退货,微信,尺码不合适,13800138000,,2025-03-01 09:00,2025-03-01 10:00,2025-03-04 09:00,2025-03-11,已关闭,refunded,agent@example.com,尺码;裙子,穿着太小,4\n`;
  const counts = await expectAsPredicted(client, 'tickets', file);
  expect(counts).toMatchObject({ rows: 1, 'tickets.created': 1 });
  const ticket = await byNumber('A-1');
  expect(ticket).toMatchObject({
    number: 'TK20250301-0001',
    type: 'return',
    channel: 'wechat',
    source: 'import',
    status: 'closed',
    resolution: 'refunded',
    memberExternalId: 'm1',
    assigneeName: 'Agent',
    tags: ['尺码', '裙子'],
    nextDueAt: null,
  });
  expect(ticket.resolvedAt).not.toBeNull();
  expect((ticket.firstReplyAt ?? 0) - ticket.openedAt).toBe(3_600_000);
  expect(await originOf(ticket.id)).toMatchObject({
    number: 'A-1',
    agent: 'agent@example.com',
    reasonText: '穿着太小',
    reasonNames: null,
    satisfaction: 4,
  });
});

test('Whoever the file calls by e-mail or number is found, and who cannot be told apart is refused by name', async () => {
  const row = (number: string, customer: string) =>
    `${number},consultation,site,Hello,${customer},,2025-03-01,,,,,,,,,\n`;
  const { job } = await client.upload(
    'tickets',
    HEAD +
      row('B-1', 'LIN@example.com') +
      row('B-2', 'm2') +
      row('B-3', '13900139000') +
      row('B-4', 'nobody'),
  );
  expect(job.counts).toMatchObject({ 'tickets.created': 2, rejected: 2 });
  expect(await errorsOf(job.id)).toEqual([
    { line: 4, field: 'customer', message: 'imports.errors.severalCustomers' },
    { line: 5, field: 'customer', message: 'imports.errors.unknownCustomer' },
  ]);
});

test('A row that cannot be is refused with the column, and can be mended on the screen', async () => {
  const file = `${HEAD}C-1,gift,site,Hello,,,2025-03-01,,,,,,,,,\nC-2,care,site,,,,2025-03-01,,,,,,,,,9\nC-3,care,site,Hi,m1,o1,2025-03-05,,2025-03-04,,open,,,,,\n`;
  const { job } = await client.upload('tickets', file);
  expect(job.counts.rejected).toBe(3);
  expect((await errorsOf(job.id)).map(({ line, field }) => [line, field])).toEqual([
    [2, 'type'],
    [3, 'subject'],
    [3, 'satisfaction'],
    [4, 'resolved'],
    [4, 'resolved'],
  ]);
  const cells = 'C-3,care,site,Hi,m1,o1,2025-03-05,,2025-03-06,,resolved,,,,,'.split(',');
  const other = await client.mend(job.id, [{ line: 4, cells }]);
  expect(await errorsOf(other.id)).toContainEqual({
    line: 4,
    field: 'order',
    message: 'tickets.errors.orderOfOther',
  });
  const mended = await client.mend(other.id, [
    { line: 4, cells: cells.map((cell) => (cell === 'm1' ? 'm2' : cell)) },
  ]);
  expect(mended.counts).toMatchObject({ 'tickets.created': 1, rejected: 2 });
});

test('A number that was imported with other values is refused, and the same row changes nothing', async () => {
  const row = 'D-1,consultation,site,Hello,,,2025-03-01,,2025-03-02,,,,,,,';
  expect((await client.run('tickets', `${HEAD}${row}\n${row}\n`)).done.counts).toMatchObject({
    'tickets.created': 1,
    'tickets.unchanged': 1,
  });
  const { job } = await client.upload('tickets', `${HEAD}${row.replace('Hello', 'Good day')}\n`);
  expect(await errorsOf(job.id)).toEqual([
    { line: 2, field: 'number', message: 'imports.errors.otherTicket' },
  ]);
});

test('History sends no message, tells no system, and runs no rule', async () => {
  await owner('POST', '/api/ticketRules', {
    names: { en: 'Tag all' },
    trigger: 'opened',
    conditions: [],
    actions: [{ kind: 'tag', tag: 'seen' }],
  });
  const tables = ['outbox_events', 'messages', 'ticket_rule_runs', 'ticket_clock_marks'];
  const before = await Promise.all(
    tables.map((table) => count(`select count(*) as n from ${table}`)),
  );
  await client.run(
    'tickets',
    `${HEAD}E-1,complaint,app,Broken,m1,,2025-02-01,2025-02-02,2025-02-03,,,,,,,1\nE-2,complaint,app,Late,m1,,2025-02-01,,,,open,,agent,,,\n`,
  );
  expect(
    await Promise.all(tables.map((table) => count(`select count(*) as n from ${table}`))),
  ).toEqual(before);
  expect((await byNumber('E-2')).tags).toEqual([]);
});

test('A ticket that has long been over starts no clock, and one opened just now gets its target', async () => {
  const opened = new Date(NOW - 60_000).toISOString().replace(/\.\d+/, '');
  await client.run(
    'tickets',
    `${HEAD}F-1,complaint,app,Broken,,,2025-02-01,,,,open,,,,,\nF-2,complaint,app,Broken,,,${opened},,,,,,,,,\nF-3,complaint,app,Broken,,,2025-02-01,,2025-02-09,,,,,,,\n`,
  );
  expect((await byNumber('F-1')).nextDueAt).toBeNull();
  expect((await byNumber('F-2')).nextDueAt).toBeGreaterThan(NOW);
  const { id } = await byNumber('F-3');
  expect(await get<TicketClocks>(`/api/tickets/${id}/clocks`)).toMatchObject({ clocks: [] });
  const { id: stale, version } = await byNumber('F-1');
  await owner('POST', `/api/tickets/${stale}/assignment`, { assigneeId: null, version });
  expect((await byNumber('F-1')).nextDueAt).toBeNull();
  expect(await client.api.verify()).toEqual([]);
});

test('Figures count imported tickets by their instants', async () => {
  const asked = '/api/serviceInsight/service?from=2024-05-01&to=2024-06-01';
  await client.run(
    'tickets',
    `${HEAD}G-1,complaint,app,Broken,,,2024-05-02 10:00,2024-05-02 12:00,2024-05-03 10:00,,,,,,,\nG-2,consultation,app,When,,,2024-05-04 10:00,2024-05-04 14:00,2024-05-06 10:00,,,,,,,\n`,
  );
  expect((await get<ServiceReport>(asked)).period).toMatchObject({
    opened: 2,
    resolved: 2,
    complaints: 1,
    waits: {
      firstResponse: { tickets: 2, elapsed: { n: 2, median: 3 * 3_600_000 }, business: { n: 0 } },
      resolution: { tickets: 2, elapsed: { median: 36 * 3_600_000 } },
    },
    attainment: [],
  });
});

test('Messages join their ticket in the order in which they were said, once', async () => {
  await client.run(
    'tickets',
    `${HEAD}H-1,consultation,app,When,m1,,2025-04-01 10:00,,2025-04-02,,,,Li Wei,,,\n`,
  );
  const file = `${MESSAGES}H-1,2025-04-01 12:00,客服,It is on its way.,\nH-1,2025-04-01 10:00,customer,When will it come?,\nH-9,2025-04-01 10:00,customer,Hello?,\n`;
  const counts = await expectAsPredicted(client, 'ticket-messages', file);
  expect(counts).toMatchObject({ 'ticketMessages.created': 2, rejected: 1 });
  const ticket = await byNumber('H-1');
  expect((ticket.firstReplyAt ?? 0) - ticket.openedAt).toBe(2 * 3_600_000);
  const { messages } = await get<Timeline>(`/api/tickets/${ticket.id}/timeline`);
  expect(
    messages.map(({ authorKind, authorName, body }) => [authorKind, authorName, body]),
  ).toEqual([
    ['customer', null, 'When will it come?'],
    ['staff', 'Li Wei', 'It is on its way.'],
  ]);
  expect(await client.api.verify()).toEqual([]);
});

test('An import is undone with everything that nobody has worked on since', async () => {
  const { done } = await client.run(
    'tickets',
    `${HEAD}I-1,consultation,app,When,m1,,2025-04-01,2025-04-02,2025-04-03,,,,,,,\nI-2,consultation,app,When,m1,,2025-04-01,,,,open,,,,,\n`,
  );
  const said = await client.run('ticket-messages', `${MESSAGES}I-1,2025-04-01,customer,When?,\n`);
  const undo = (id: number) =>
    owner<Undone & { message?: string }>('POST', `/api/changes/import-${id}/undo`, {});
  const { id, version } = await byNumber('I-2');
  await owner('POST', `/api/tickets/${id}/take`, { version });
  expect((await undo(said.done.id)).body).toEqual({ undone: 1, left: [] });
  const { body } = await undo(done.id);
  expect(body).toMatchObject({ undone: 1, left: [{ recordId: String(id) }] });
  expect(await find({ q: 'I-1' })).toEqual([]);
  expect(await client.api.verify()).toEqual([]);
});

test('Whoever does not work on tickets imports none', async () => {
  const marketer = await client.api.raw('marketer');
  const { status } = await marketer('POST', '/api/imports?kind=tickets&name=a.csv', {});
  expect(status).toBe(403);
});

test('Twenty thousand rows are imported in well under a minute, and undone again', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => {
    const day = `2023-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 27) + 1).padStart(2, '0')}`;
    return `J-${index},consultation,site,Question ${index},${index % 3 === 0 ? 'm1' : ''},,${day} 09:00,${day} 10:00,${day} 15:00,,,,agent@example.com,old,Reason ${index % 40},${(index % 5) + 1}`;
  });
  const { done } = await client.run('tickets', `${HEAD}${rows.join('\n')}\n`);
  expect(done.counts).toMatchObject({ rows: 20_000, 'tickets.created': 20_000 });
  expect((done.finishedAt ?? 0) - (done.startedAt ?? 0)).toBeLessThan(60_000);
  const began = performance.now();
  const { body } = await owner<Undone>('POST', `/api/changes/import-${done.id}/undo`, {});
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(body).toEqual({ undone: 20_000, left: [] });
  expect(await count(`select count(*) as n from imported_tickets where number like 'J-%'`)).toBe(0);
}, 240_000);
