/** A link to a ticket that is sent to its customer: in which language, how it works, and that its address is stored nowhere. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CustomerLink } from '#contract/service/customerLinks';
import { query } from '#db/statements';
import {
  type MailServer,
  openMailServer,
  sendMessages,
  smtpSettings,
} from '../support/mailServer.ts';
import { type Desk, openDesk, timelineOf, write } from './ticketStore.ts';

let desk: Desk;
let mail: MailServer;
const memberIds: Record<string, number> = {};
beforeAll(async () => {
  desk = await openDesk();
  mail = await openMailServer();
  await desk.owner('PUT', '/api/messageSettings/1', smtpSettings(mail.port));
  for (const [externalId, fields] of Object.entries({
    zhang: { name: '张三', email: 'zhang@example.com', language: 'zh' },
    against: {
      email: 'against@example.com',
      language: 'en',
      consents: { marketing: { granted: false, source: 'app', at: 1 } },
    },
    nowhere: {},
  })) {
    const member = { externalId, ...fields };
    const { body } = await desk.store<{ id: number }>('POST', '/api/store/members', member);
    memberIds[externalId] = body.id;
  }
});
afterAll(async () => {
  await mail.close();
  await desk.api.close();
});
beforeEach(() => {
  mail.received.length = 0;
});

const ticketOf = async (externalId: string) =>
  (await write(desk.agent, { memberId: memberIds[externalId] })).id;
const send = (id: number, body: object = {}) =>
  desk.agent<{ message?: string; errors?: object }>(
    'POST',
    `/api/tickets/${id}/customerLinkMessage`,
    body,
  );
const sitePath = (text = '') => /https?:[^\s]+(\/s\/ticket\/[\w-]+)/.exec(text)?.[1] ?? '';

test('the customer gets it in the own language, and by it sees the ticket', async () => {
  const id = await ticketOf('zhang');
  expect((await send(id)).status).toBe(200);
  await sendMessages(desk.api);
  const [got] = mail.received;
  expect(got?.text).toContain('尊敬的张三：');
  const page = await fetch(desk.api.url + sitePath(got?.text));
  expect([page.status, await page.text()]).toEqual([
    200,
    expect.stringContaining('It should have come on Monday.'),
  ]);
  const { messages } = await timelineOf(desk.agent, id);
  expect(messages.at(-1)).toMatchObject({ kind: 'internal', authorName: 'Agent' });
  const { body: links } = await desk.agent<CustomerLink[]>(
    'GET',
    `/api/tickets/${id}/customerLinkList`,
  );
  expect(links).toMatchObject([{ withdrawnAt: null }]);
});

test('its secret is in the message alone, not in the log of messages, the activity log or a table', async () => {
  const id = await ticketOf('zhang');
  await send(id);
  await sendMessages(desk.api);
  const secret = sitePath(mail.received[0]?.text).split('/').at(-1) ?? '';
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  const { db } = desk.api.connection;
  const stored = await Promise.all(
    ['messages', 'customer_links', 'activities', 'outbox_events', 'ticket_messages'].map((table) =>
      query(db, `select * from ${table}`, []),
    ),
  );
  expect(JSON.stringify(stored)).not.toContain(secret);
});

test('a chosen language is respected, and somebody who wants no advertising gets it all the same', async () => {
  await send(await ticketOf('against'), { language: 'zh' });
  await sendMessages(desk.api);
  expect(mail.received[0]?.subject).toMatch(/^您在/);
  const wrong = await send(await ticketOf('against'), { language: 'fr' });
  expect([wrong.status, Object.keys(wrong.body.errors ?? {})]).toEqual([422, ['language']]);
});

test('who cannot be reached is said before', async () => {
  const nobody = (await write(desk.agent)).id;
  expect((await send(nobody)).body.message).toBe('customerLinks.errors.noCustomer');
  const nowhere = await send(await ticketOf('nowhere'));
  expect([nowhere.status, nowhere.body.message]).toEqual([409, 'customerLinks.errors.noAddress']);
  expect((await timelineOf(desk.agent, nobody)).messages).toHaveLength(1);
});

test('whoever gets it does not see a ticket that is of another customer before it is sent', async () => {
  const id = await ticketOf('zhang');
  expect((await send(id)).status).toBe(200);
  const ticket = (await desk.agent<{ version: number }>('GET', `/api/tickets/${id}`)).body;
  const edited = await desk.agent('PUT', `/api/tickets/${id}`, {
    type: 'consultation',
    subject: 'Where is my parcel?',
    channel: 'phone',
    memberId: memberIds.against,
    version: ticket.version,
  });
  expect(edited.status).toBe(200);
  await sendMessages(desk.api);
  const path = sitePath(mail.received[0]?.text);
  expect(path).not.toBe('');
  expect((await fetch(desk.api.url + path)).status).toBe(404);
});
