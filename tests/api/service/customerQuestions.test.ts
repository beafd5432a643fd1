/** What staff ask the customer of a case is on the customer's page and in the store's API, and is answered there. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerCase } from '#contract/service/customerSteps';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { query } from '#db/statements';
import { dayOf, endOfDays } from '#shared/days';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { openRefunds, type RefundStore, sellOrder } from './refundStore.ts';
import { act, next, timelineOf, write } from './ticketStore.ts';

const QUESTION = 'Which part is <broken>?\nA photo helps.';
let shop: RefundStore;
beforeAll(async () => {
  shop = await openRefunds();
  await shop.store('POST', '/api/store/members', { externalId: 'm1', name: 'Lin' });
  await shop.owner('POST', '/api/returnReasons', {
    code: 'broken',
    names: { en: 'Broken', zh: '破损' },
    responsibility: 'merchant',
    disposition: 'resellable',
  });
});
afterAll(() => shop.api.close());

const pathOf = async (ticketId: number) => {
  const link = await shop.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${ticketId}/customerLinks`,
    {},
  );
  return new URL(link.body.url).pathname;
};
type Asking = 'return' | 'refundOnly' | 'exchange' | 'priceProtection';
const DAY = 86_400_000;
const inputOf = (kind: Asking) => {
  if (kind === 'refundOnly') return { amount: null };
  if (kind === 'priceProtection')
    return {
      prices: [{ lineNumber: 1, unitPrice: 1_500 }],
      evidence: 'Seen at the counter',
      evidenceOn: dayOf(NOW, 'Asia/Shanghai'),
    };
  return {};
};
const requested = async (ticketId: number, kind: Asking = 'return') => {
  const order = next();
  await sellOrder(shop, order, { lines: { CUP: [2, 4_000] }, member: 'm1' });
  const goods = { orderExternalId: order, lines: [{ lineNumber: 1, quantity: 1 }] };
  const more = { ...goods, reasonCode: 'broken' };
  const { body, status } = await openCase(shop.agent, ticketId, kind, inputOf(kind), more);
  expect([status, body.errors]).toEqual([201, undefined]);
  return body;
};
/** A return about which something was asked, with the page of its ticket. */
const asked = async () => {
  const ticket = await write(shop.agent, { memberId: 1 });
  const { id, number } = await requested(ticket.id);
  const { status } = await stepOf(shop.agent, id, 'requestInfo', { question: QUESTION }, 'Doubts');
  expect(status).toBe(200);
  return { id, number, ticketId: ticket.id, path: await pathOf(ticket.id) };
};
const pageOf = async (path: string, language = 'en') =>
  (await fetch(`${shop.api.url}${path}?lang=${language}`)).text();
const versionIn = (page: string) => /name="version"\s+value="(\d+)"/.exec(page)?.[1] ?? '';
const answer = async (path: string, id: number, words: string, version?: string) => {
  const sent = await fetch(shop.api.url + path, {
    method: 'POST',
    body: new URLSearchParams({
      case: String(id),
      version: version ?? versionIn(await pageOf(path)),
      step: 'answer',
      words,
    }),
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
  });
  const done = /done=(\w+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? null;
  return { status: sent.status, done, page: await sent.text() };
};
const messagesOf = async (ticketId: number) =>
  (await timelineOf(shop.agent, ticketId)).messages.map(({ authorKind, body }) => [
    authorKind,
    body,
  ]);

test('an agent asks nothing without a question, and the history keeps it apart from the internal reason', async () => {
  const ticket = await write(shop.agent, { memberId: 1 });
  const { id } = await requested(ticket.id);
  const silent = await stepOf(shop.agent, id, 'requestInfo', {}, 'Doubts');
  expect([silent.status, silent.body.errors]).toEqual([
    422,
    { input: { question: 'ra.validation.required' } },
  ]);
  expect((await stepOf(shop.agent, id, 'requestInfo', { question: QUESTION })).status).toBe(200);
  const { steps, stage } = await readCase(shop.agent, id);
  expect(stage).toBe('infoNeeded');
  expect(steps.at(-1)).toMatchObject({ question: QUESTION, reason: null, party: 'agent' });
});

test('the customer reads the question on the page in both languages, without the internal reason', async () => {
  const { path } = await asked();
  const page = await pageOf(path);
  expect(page).toContain('Our question:');
  expect(page).toContain('Which part is &lt;broken&gt;?');
  expect(page).toContain('Send answer');
  expect(page).not.toContain('Doubts');
  const chinese = await pageOf(path, 'zh');
  expect(chinese).toContain('需要您补充：');
  expect(chinese).toContain('提交回复');
});

test('the answer on the page brings the case on, and is a message that names it', async () => {
  const { id, number, path, ticketId } = await asked();
  const version = versionIn(await pageOf(path));
  const empty = await answer(path, id, ' ');
  expect(empty.status).toBe(422);
  expect(empty.page).toContain('Write your answer, in up to 500 characters.');
  expect((await answer(path, id, 'The handle.')).done).toBe('questionAnswered');
  const { stage, steps } = await readCase(shop.agent, id);
  expect(stage).toBe('requested');
  expect(steps.at(-1)).toMatchObject({ action: 'answer', party: 'customer', actorName: null });
  expect((await messagesOf(ticketId)).at(-1)).toEqual(['customer', `${number}: The handle.`]);
  const page = await pageOf(path);
  expect(page).not.toContain('Our question:');
  expect((await answer(path, id, 'The handle.', version)).done).toBe('stepOver');
  const sent = (await messagesOf(ticketId)).filter(([, body]) => body === `${number}: The handle.`);
  expect(sent).toHaveLength(1);
});

test('a question is a message to the customer, for whom its ticket waits until it is answered', async () => {
  const { id, number, path, ticketId } = await asked();
  expect((await messagesOf(ticketId)).at(-1)).toEqual(['staff', `${number}: ${QUESTION}`]);
  const ticket = () =>
    shop.agent<{ status: string; firstReplyAt: number | null }>('GET', `/api/tickets/${ticketId}`);
  expect((await ticket()).body).toMatchObject({ status: 'pendingCustomer', firstReplyAt: NOW });
  await answer(path, id, 'The handle.');
  expect((await ticket()).body.status).toBe('open');
});

test('a ticket goes on when staff note the answer', async () => {
  const { id, ticketId } = await asked();
  const noted = await stepOf(shop.agent, id, 'answer', {}, 'By phone: the handle');
  expect(noted.status).toBe(200);
  const { body } = await shop.agent<{ status: string }>('GET', `/api/tickets/${ticketId}`);
  expect(body.status).toBe('open');
});

test('a ticket goes on waiting while another question of it is open', async () => {
  const { id, ticketId } = await asked();
  const other = await requested(ticketId, 'refundOnly');
  await stepOf(shop.agent, other.id, 'requestInfo', { question: 'How much of it?' });
  await stepOf(shop.agent, id, 'answer', {}, 'By phone: the handle');
  const status = async () =>
    (await shop.agent<{ status: string }>('GET', `/api/tickets/${ticketId}`)).body.status;
  expect(await status()).toBe('pendingCustomer');
  await stepOf(shop.agent, other.id, 'answer', {}, 'By phone: half');
  expect(await status()).toBe('open');
});

test('an answer for which nobody waits any more is kept, to be sent as a message', async () => {
  const { id, path } = await asked();
  const version = versionIn(await pageOf(path));
  await stepOf(shop.agent, id, 'answer', {}, 'By phone: the handle');
  const late = await answer(path, id, 'The zip broke on day two.', version);
  expect(late.status).toBe(422);
  expect(late.page).toContain('We no longer wait for this.');
  expect(late.page).toMatch(/<textarea[^>]*name="message"[^>]*>\s*The zip broke on day two\./);
});

test('an answer to one question leaves the other of the same ticket open', async () => {
  const { id, path, ticketId } = await asked();
  const other = await requested(ticketId, 'refundOnly');
  await stepOf(shop.agent, other.id, 'requestInfo', { question: 'How much of it?' });
  expect((await answer(path, id, 'The handle.')).done).toBe('questionAnswered');
  expect((await readCase(shop.agent, id)).stage).toBe('requested');
  expect((await readCase(shop.agent, other.id)).stage).toBe('infoNeeded');
  expect(await pageOf(path)).toContain('How much of it?');
});

test('the shop reads the question and sends the answer, once', async () => {
  const { id, number, ticketId } = await asked();
  const seen = async () =>
    (await shop.store<CustomerCase>('GET', `/api/store/cases/${number}`)).body;
  const { question, allowed, version } = await seen();
  expect([question, allowed]).toEqual([QUESTION, ['answer', 'cancel']]);
  const send = (body: object) =>
    shop.store<CustomerCase & { errors?: object }>(
      'POST',
      `/api/store/cases/${number}/actions/answer`,
      body,
    );
  const silent = await send({ version });
  expect([silent.status, silent.body.errors]).toEqual([422, { reason: 'ra.validation.required' }]);
  const unknown = await send({ version, reason: 'The lid.', input: { note: 'x' } });
  expect(unknown.status).toBe(422);
  const both = await Promise.all([1, 2].map(() => send({ version, reason: 'The lid.' })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await seen()).toMatchObject({ stage: 'requested', question: null });
  expect((await messagesOf(ticketId)).at(-1)).toEqual(['customer', `${number}: The lid.`]);
  expect((await readCase(shop.agent, id)).steps.map(({ action }) => action)).toEqual([
    'open',
    'requestInfo',
    'answer',
  ]);
});

test('a question that was taken away is nowhere left, and can still be answered', async () => {
  const { id, path } = await asked();
  const step = (await readCase(shop.agent, id)).steps.at(-1);
  const { status } = await shop.manager('POST', `/api/cases/${id}/wordRedaction`, {
    part: 'question',
    row: step?.id ?? 0,
    reason: 'An address',
  });
  expect(status).toBe(200);
  const rows = await query(
    shop.api.connection.db,
    `select id from case_steps where case_id = ${id} and question is not null`,
  );
  expect(rows).toEqual([]);
  expect(await pageOf(path)).not.toContain('Our question:');
  expect((await answer(path, id, 'The handle.')).done).toBe('questionAnswered');
});

test.each(['return', 'refundOnly', 'priceProtection', 'exchange'] as const)(
  'staff write down what the customer of a %s answered on the phone, and the request is looked at again',
  async (kind) => {
    const ticket = await write(shop.agent, { memberId: 1 });
    const { id } = await requested(ticket.id, kind);
    await stepOf(shop.agent, id, 'requestInfo', { question: QUESTION });
    expect((await readCase(shop.agent, id)).allowed).toContain('answer');
    const silent = await stepOf(shop.agent, id, 'answer');
    expect([silent.status, silent.body.errors]).toEqual([
      422,
      { reason: 'ra.validation.required' },
    ]);
    expect((await readCase(shop.agent, id)).stage).toBe('infoNeeded');
    const told = await stepOf(shop.agent, id, 'answer', {}, 'On the phone: the handle.');
    expect([told.status, told.body.errors]).toEqual([200, undefined]);
    const { stage, dueAt, steps } = await readCase(shop.agent, id);
    expect([stage, dueAt]).toEqual(['requested', null]);
    expect(steps.at(-1)).toMatchObject({
      action: 'answer',
      party: 'agent',
      reason: 'On the phone: the handle.',
    });
  },
);

test('a question without an answer is overdue after fourteen days, and not before', async () => {
  const { id, path } = await asked();
  const { dueAt } = await readCase(shop.agent, id);
  expect(dueAt).toBe(endOfDays(NOW, 14, 'Asia/Shanghai'));
  const overdue = async () => {
    const filter = encodeURIComponent(JSON.stringify({ isOverdue: true }));
    const { body } = await shop.agent<{ id: number }[]>('GET', `/api/cases?filter=${filter}`);
    return body.some((one) => one.id === id);
  };
  shop.api.now = (dueAt ?? 0) - 1;
  expect(await overdue()).toBe(false);
  shop.api.now += DAY;
  expect(await overdue()).toBe(true);
  expect((await answer(path, id, 'The handle.')).done).toBe('questionAnswered');
  expect(await overdue()).toBe(false);
  shop.api.now = NOW;
});

test('a question that is taken away in the case or in the ticket is gone from both', async () => {
  const stored = async () =>
    Number(
      (
        await query<{ n: number }>(
          shop.api.connection.db,
          `select (select count(*) from case_steps where question = 'Ask for Ms Bo at home')
             + (select count(*) from ticket_messages where body like '%Ask for Ms Bo at home') as n`,
        )
      )[0]?.n,
    );
  for (const place of ['case', 'message'] as const) {
    const ticket = await write(shop.agent, { memberId: 1 });
    const { id } = await requested(ticket.id);
    await stepOf(shop.agent, id, 'requestInfo', { question: 'Ask for Ms Bo at home' });
    expect(await stored()).toBe(2);
    const { steps } = await readCase(shop.agent, id);
    const message = (await timelineOf(shop.agent, ticket.id)).messages.at(-1);
    const { status } =
      place === 'case'
        ? await shop.manager('POST', `/api/cases/${id}/wordRedaction`, {
            part: 'question',
            row: steps.at(-1)?.id,
            reason: 'A name',
          })
        : await act(shop.manager, ticket.id, 'redaction', {
            version: undefined,
            messageId: message?.id,
            reason: 'A name',
          });
    expect([place, status, await stored()]).toEqual([place, 200, 0]);
  }
});

test('a message whose id only looks like that of a question can be taken away', async () => {
  const ticket = await write(shop.agent, { memberId: 1 });
  for (const externalId of [
    'case-question-99999999999999-1',
    'case-question-x',
    'case-question-',
  ]) {
    const { number } = ticket;
    await shop.store('POST', `/api/store/tickets/${number}/messages`, {
      externalId,
      body: 'Hello',
    });
    const message = (await timelineOf(shop.agent, ticket.id)).messages.at(-1);
    const { status } = await act(shop.manager, ticket.id, 'redaction', {
      version: undefined,
      messageId: message?.id,
      reason: 'A name',
    });
    expect([externalId, status]).toEqual([externalId, 200]);
  }
});
