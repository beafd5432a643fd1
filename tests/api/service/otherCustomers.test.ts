/** What is of one customer never reaches another one: links, cases, refunds and disputes when tickets change their customer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerLink, NewCustomerLink } from '#contract/service/customerLinks';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { openCase, readCase, stepOf } from './caseStore.ts';
import { act, type Desk, openDesk, read, say, timelineOf, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

let serial = 0;
interface Person {
  id: number;
  externalId: string;
  order: string;
}
const join = async (): Promise<Person> => {
  const externalId = `person-${++serial}`;
  const order = `order-${serial}`;
  const { body } = await desk.store<{ id: number }>('POST', '/api/store/members', {
    externalId,
    name: `Person ${serial}`,
  });
  await desk.store('POST', '/api/store/orders', {
    externalId: order,
    channel: 'app',
    memberExternalId: externalId,
    currency: 'CNY',
    statuses: [
      { status: 'placed', at: NOW - 5 * DAY },
      { status: 'paid', at: NOW - 5 * DAY },
    ],
    lines: [{ sku: 'CUP', name: 'Cup', quantity: 2, unitPrice: 5_000, paid: 10_000 }],
  });
  return { id: body.id, externalId, order };
};
const mergeInto = (stays: Person, goes: Person) =>
  desk.manager('POST', `/api/members/${stays.id}/merger`, {
    recordId: goes.id,
    reason: 'Same phone',
  });
const separate = (person: Person) =>
  desk.manager('POST', `/api/members/${person.id}/separation`, { reason: 'Two people' });

const linkOf = async (id: number) => {
  const { body } = await desk.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${id}/customerLinks`,
    {},
  );
  return new URL(body.url).pathname;
};
const pageOf = async (path: string) => {
  const answer = await fetch(desk.api.url + path, { headers: { 'accept-language': 'en' } });
  return { status: answer.status, text: await answer.text() };
};
const send = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(desk.api.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
  });
  return { status: answer.status, text: await answer.text() };
};
const edit = async (id: number, further: object) => {
  const now = await read(desk.agent, id);
  const { version, subject, type, channel, priority, severity } = now;
  const { memberId, orderExternalId, lines } = now;
  const kept = { version, subject, type, channel, priority, severity };
  const facts = { ...kept, memberId, orderExternalId, lines };
  return desk.agent<{ errors?: object; message?: string }>('PUT', `/api/tickets/${id}`, {
    ...facts,
    ...further,
  });
};
const refund = (orderId: number, further: object) =>
  desk.owner<{ id: number; errors?: object }>('POST', '/api/refunds', {
    orderId,
    key: `refund-key-${++serial}`,
    kind: 'goodwill',
    responsibility: 'merchant',
    amount: 500,
    expected: 500,
    ...further,
  });
const orderIdOf = async ({ order }: Person) =>
  (
    await desk.owner<{ id: number }[]>(
      'GET',
      `/api/orders?filter=${JSON.stringify({ externalId: order })}`,
    )
  ).body[0]?.id ?? 0;

describe('When two people passed for one', () => {
  test('A link shows its own customer’s ticket again once the merge of the members is undone, whatever was written by it', async () => {
    const [rosa, simon] = [await join(), await join()];
    const hers = await write(desk.agent, { memberId: rosa.id, message: 'ROSA WORDS' });
    const his = await write(desk.agent, { memberId: simon.id, message: 'SIMON WORDS' });
    const path = await linkOf(his.id);
    await mergeInto(rosa, simon);
    await act(desk.agent, his.id, 'merger', { intoId: hers.id });
    expect((await send(path, { message: 'SIMON ANSWERS' })).status).toBe(303);
    expect((await pageOf(path)).text).toContain('ROSA WORDS');
    expect((await separate(simon)).status).toBe(200);
    await say(desk.agent, hers.id, { body: 'ANSWER TO ROSA' });
    const { status, text } = await pageOf(path);
    expect(status).toBe(200);
    expect(text).toContain('SIMON ANSWERS');
    expect(text).not.toMatch(/ROSA/);
  });

  test('A link that went on with a follow-up of the other one comes back to its own ticket', async () => {
    const [rosa, simon] = [await join(), await join()];
    await mergeInto(rosa, simon);
    const closed = await write(desk.agent, { memberId: rosa.id, message: 'ROSA WORDS' });
    const made = await desk.agent<NewCustomerLink>(
      'POST',
      `/api/tickets/${closed.id}/customerLinks`,
      { days: 60 },
    );
    const path = new URL(made.body.url).pathname;
    await act(desk.agent, closed.id, 'resolution', { resolution: 'answered' });
    desk.api.now = NOW + 10 * DAY;
    const next = await write(desk.agent, {
      memberId: simon.id,
      followUpOf: closed.id,
      message: 'SIMON WORDS',
    });
    expect((await send(path, { message: 'ROSA AGAIN' })).status).toBe(303);
    expect((await pageOf(path)).text).toContain(next.number);
    expect((await separate(simon)).status).toBe(200);
    const { text } = await pageOf(path);
    expect(text).toContain('ROSA AGAIN');
    expect(text).not.toContain('SIMON');
    desk.api.now = NOW;
  });

  test('A case and a refund about the order of one of them go with that one', async () => {
    const [rosa, simon] = [await join(), await join()];
    const hers = await write(desk.agent, { memberId: rosa.id });
    const his = await write(desk.agent, { memberId: simon.id });
    await mergeInto(rosa, simon);
    await act(desk.agent, his.id, 'merger', { intoId: hers.id });
    const opened = await openCase(
      desk.agent,
      hers.id,
      'complaint',
      { remedySought: 'refund' },
      {
        orderExternalId: simon.order,
      },
    );
    expect(opened.body.memberId).toBe(simon.id);
    const granted = await refund(await orderIdOf(simon), { ticketId: hers.id });
    expect(granted.status).toBe(201);
    expect((await separate(simon)).status).toBe(200);
    expect(await readCase(desk.agent, opened.body.id)).toMatchObject({
      ticketId: his.id,
      memberId: simon.id,
    });
    const kept = await desk.owner<{ ticketId: number }>('GET', `/api/refunds/${granted.body.id}`);
    expect(kept.body.ticketId).toBe(his.id);
    const acknowledged = await stepOf(desk.agent, opened.body.id, 'acknowledge');
    expect(acknowledged.status).toBe(200);
    expect(await desk.api.verify()).toEqual([]);
  });
});

describe('When a ticket gets another customer', () => {
  test('Links of the former customer end, also for what is being written, and the new one gets none of them', async () => {
    const [rosa, simon] = [await join(), await join()];
    const { id } = await write(desk.agent, { memberId: rosa.id });
    const path = await linkOf(id);
    expect((await edit(id, { memberId: simon.id })).status).toBe(200);
    await say(desk.agent, id, { body: 'ONLY FOR SIMON' });
    const { status, text } = await pageOf(path);
    expect([status, text.includes('ONLY FOR SIMON')]).toEqual([404, false]);
    expect((await send(path, { message: 'ROSA WRITES' })).status).toBe(404);
    const { messages } = await timelineOf(desk.agent, id);
    expect(JSON.stringify(messages)).not.toContain('ROSA WRITES');
    const { body } = await desk.agent<CustomerLink[]>('GET', `/api/tickets/${id}/customerLinkList`);
    expect(body).toMatchObject([{ withdrawnAt: NOW, withdrawnBy: 'Agent' }]);
    expect((await edit(id, { memberId: rosa.id })).status).toBe(200);
    expect((await pageOf(path)).status).toBe(404);
  });

  test('A link for somebody unknown stays when its customer is named, and ends when that was the wrong one', async () => {
    const [rosa, simon] = [await join(), await join()];
    const { id } = await write(desk.agent);
    const path = await linkOf(id);
    await edit(id, { memberId: rosa.id });
    expect((await pageOf(path)).status).toBe(200);
    await edit(id, { memberId: simon.id });
    expect((await pageOf(path)).status).toBe(404);
  });

  test('Its cases go with it, unless they or its refunds are about an order of the former customer', async () => {
    const [rosa, simon] = [await join(), await join()];
    const { id } = await write(desk.agent, { memberId: rosa.id });
    const { body } = await openCase(desk.agent, id, 'complaint', { remedySought: 'refund' });
    expect((await edit(id, { memberId: simon.id })).status).toBe(200);
    expect((await readCase(desk.agent, body.id)).memberId).toBe(simon.id);
    const about = { orderExternalId: simon.order };
    expect((await openCase(desk.agent, id, 'care', { rule: 'byHand' }, about)).status).not.toBe(
      500,
    );
    const granted = await refund(await orderIdOf(simon), { ticketId: id });
    expect(granted.status).toBe(201);
    const refused = await edit(id, { memberId: rosa.id });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { memberId: 'tickets.errors.workOfOther' },
    ]);
  });
});

describe('An order of another customer', () => {
  test('No case and no refund names the ticket of one customer and the order of another', async () => {
    const [rosa, simon] = [await join(), await join()];
    const { id } = await write(desk.agent, { memberId: rosa.id });
    const opened = await openCase(
      desk.agent,
      id,
      'complaint',
      { remedySought: 'refund' },
      {
        orderExternalId: simon.order,
      },
    );
    expect([opened.status, opened.body.errors]).toEqual([
      422,
      { orderExternalId: 'tickets.errors.orderOfOther' },
    ]);
    const granted = await refund(await orderIdOf(simon), { ticketId: id });
    expect([granted.status, granted.body.errors]).toEqual([
      422,
      { ticketId: 'refunds.errors.ticketOfOther' },
    ]);
    const { id: ofNobody } = await write(desk.agent, { orderExternalId: rosa.order });
    const other = await refund(await orderIdOf(simon), { ticketId: ofNobody });
    expect(other.status).toBe(422);
  });
});

describe('An open dispute', () => {
  const dispute = async (person: Person) => {
    const { id: ticketId } = await write(desk.agent, { memberId: person.id });
    const { body: origin } = await openCase(desk.agent, ticketId, 'complaint', {
      remedySought: 'refund',
    });
    const assessed = {
      isSafety: false,
      isLegal: false,
      isRecurring: false,
      affected: 'one',
      amount: 0,
    };
    await stepOf(desk.agent, origin.id, 'acknowledge');
    await stepOf(desk.agent, origin.id, 'assess', assessed);
    await stepOf(desk.agent, origin.id, 'investigate');
    const remedies = [{ kind: 'apology' }];
    await stepOf(desk.agent, origin.id, 'propose', { decision: 'goodwill', remedies });
    await stepOf(desk.agent, origin.id, 'decline', {}, 'Not enough');
    const { status } = await openCase(desk.agent, ticketId, 'dispute', { originId: origin.id });
    expect(status).toBe(201);
    return ticketId;
  };

  test('The words of its ticket are not taken away, and the ticket stays with its customer', async () => {
    const [rosa, simon] = [await join(), await join()];
    const id = await dispute(rosa);
    const { messages } = await timelineOf(desk.agent, id);
    const redacted = await desk.manager<{ message?: string }>(
      'POST',
      `/api/tickets/${id}/redaction`,
      { messageId: messages[0]?.id, reason: 'Unfriendly' },
    );
    expect([redacted.status, redacted.body.message]).toEqual([409, 'tickets.errors.heldWords']);
    for (const memberId of [simon.id, null]) {
      const refused = await edit(id, { memberId });
      expect([refused.status, refused.body.errors]).toEqual([
        422,
        { memberId: 'tickets.errors.heldCustomer' },
      ]);
    }
  });

  test('It keeps whoever has its ticket from being erased, also where the dispute names somebody else', async () => {
    const [rosa, simon] = [await join(), await join()];
    const id = await dispute(rosa);
    await desk.api.connection.transaction((tx) =>
      query(tx, 'update tickets set member_id = ? where id = ?', [simon.id, id]),
    );
    const { body } = await desk.owner<{ blocks: object[] }>(
      'GET',
      `/api/members/${simon.id}/erasurePreview`,
    );
    expect(body.blocks).toEqual([{ key: 'disputes', count: 1 }]);
    const path = await linkOf(id);
    expect((await pageOf(path)).text).not.toContain('We have your dispute');
  });
});

test('No text or file name with a control character comes in by a form of a page', async () => {
  const { id } = await write(desk.agent);
  const path = await linkOf(id);
  const forms: Record<string, string>[] = [
    { message: 'a\u0000\u0007' },
    { message: 'Fine', sending: 'x\u0001' },
    { step: 'withdraw', case: '1', version: '1', words: 'b\u0000' },
    { quote: 'accept\u0000', message: 'Fine' },
  ];
  for (const fields of forms) {
    const refused = await send(path, fields);
    expect([refused.status, refused.text.includes('could not be read')]).toEqual([422, true]);
  }
  const form = new FormData();
  form.set('message', 'Fine');
  form.set('photos', new Blob(['x']), 'a\u0007.png');
  const sent = await fetch(desk.api.url + path, { method: 'POST', body: form, redirect: 'manual' });
  expect(sent.status).toBe(422);
  const { messages } = await timelineOf(desk.agent, id);
  expect(messages).toHaveLength(1);
});
