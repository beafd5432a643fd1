/** Texts of returns and imported tickets are matched with reasons, many at once, after a look at what that changes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnReason } from '#contract/orders/returnReasons';
import type { ReasonMatched, ReasonTexts } from '#contract/service/reasonTexts';
import type { TicketOrigin } from '#contract/service/ticketFiles';
import type { Ticket } from '#contract/service/tickets';
import { query } from '#db/statements';
import { ensureReturnReasons } from '#server/orders/returnReasons/defaults';
import { type Call, NOW } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

let client: ImportClient;
let manager: Call;
const ids = new Map<string, number>();
beforeAll(async () => {
  client = await openImports();
  manager = await client.api.raw('manager');
  await ensureReturnReasons(client.api.connection);
  const store = await client.api.store();
  for (const [index, reason] of ['尺码太小', '尺码太小', '快递太慢'].entries())
    await store('POST', '/api/store/returns', {
      externalId: `r${index}`,
      channel: 'web',
      returnedAt: NOW - 1_000,
      reason,
      lines: [{ sku: 'LAMP', quantity: 1, amount: 1_000 }],
    });
  await client.run(
    'tickets',
    `number,type,channel,subject,opened,resolved,reason\nT-1,return,app,Small,2025-03-01,2025-03-02,尺码太小\nOLDER7,return,app,Small,2025-03-03,2025-03-04,太紧\nT-3,return,app,Small,2025-03-03,2025-03-04,太紧\nT-4,return,app,Late,2025-03-03,2025-03-04,arrived-late\n`,
  );
  const { body } = await manager<ReturnReason[]>('GET', '/api/returnReasons?range=[0,99]');
  for (const { id, code } of body) ids.set(code, id);
});
afterAll(() => client.close());

const texts = async () => (await manager<ReasonTexts>('GET', '/api/reasonTexts')).body;
const match = (matches: [string, string][], preview: boolean) =>
  manager<ReasonMatched & { errors?: object }>('POST', '/api/reasonTexts', {
    matches: matches.map(([text, code]) => ({ text, reasonId: ids.get(code) ?? 0 })),
    preview,
  });
const activities = async () => {
  const [row] = await query<{ n: number }>(
    client.api.connection.db,
    `select count(*) as n from activities where resource = 'returnReasons'`,
  );
  return Number(row?.n);
};

test('Texts without a reason are listed with their records, those of most records first', async () => {
  const listed = await texts();
  expect(listed.total).toBe(3);
  expect(listed.texts.map(({ text, returns, tickets }) => [text, returns, tickets])).toEqual([
    ['尺码太小', 2, 1],
    ['太紧', 0, 2],
    ['快递太慢', 1, 0],
  ]);
  const [small, tight] = listed.texts;
  expect(small?.suggestedId).toBe(ids.get('too-small'));
  expect(small?.sampleReturns.map(({ externalId }) => externalId).sort()).toEqual(['r0', 'r1']);
  expect(tight?.suggestedId).toBeNull();
  expect(tight?.sampleTickets).toHaveLength(2);
});

test('A preview says what would change in the figures, and saves nothing', async () => {
  const before = await activities();
  const { status, body } = await match(
    [
      ['尺码太小', 'too-small'],
      ['太紧', 'too-small'],
    ],
    true,
  );
  expect(status).toBe(200);
  const effect = body.effects.find(({ reasonId }) => reasonId === ids.get('too-small'));
  expect(effect?.before).toEqual({ returns: 0, amount: 0, tickets: 0 });
  expect(effect?.after).toMatchObject({ returns: 2, tickets: 3 });
  const without = body.effects.find(({ reasonId }) => reasonId === null);
  expect((without?.before.tickets ?? 0) - (without?.after.tickets ?? 0)).toBe(3);
  expect((await texts()).total).toBe(3);
  expect(await activities()).toBe(before);
});

test('Matched texts take their returns and tickets along, with one entry of the log for each reason', async () => {
  const before = await activities();
  await match(
    [
      ['尺码太小', 'too-small'],
      ['太紧', 'too-small'],
      ['快递太慢', 'arrived-late'],
    ],
    false,
  );
  expect(await texts()).toEqual({ texts: [], total: 0 });
  expect(await activities()).toBe(before + 2);
  const reasons = (await manager<ReturnReason[]>('GET', '/api/returnReasons?range=[0,99]')).body;
  expect(reasons.find(({ code }) => code === 'too-small')).toMatchObject({
    returns: 2,
    words: ['太紧', '尺码太小'].sort(),
  });
  const [ticket] = (
    await manager<Ticket[]>('GET', `/api/tickets?filter=${encodeURIComponent('{"q":"OLDER7"}')}`)
  ).body;
  const { body } = await manager<TicketOrigin>('GET', `/api/tickets/${ticket?.id}/origin`);
  expect(body.reasonNames).toMatchObject({ zh: '太小' });
});

test('A text that stands twice or a reason that is not there is refused by its place', async () => {
  expect(
    (
      await match(
        [
          ['旧', 'too-small'],
          ['旧', 'too-big'],
        ],
        true,
      )
    ).body.errors,
  ).toMatchObject({ matches: { 1: { text: 'reasonTexts.errors.twice' } } });
  expect((await match([['新', 'unknown']], true)).status).toBe(200);
  expect((await (await client.api.raw('agent'))('GET', '/api/reasonTexts')).status).toBe(403);
});
