/** The customer's page by a secret link: what it shows, what it takes, and what it never tells. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CustomerLink, NewCustomerLink } from '#contract/service/customerLinks';
import { query } from '#db/statements';
import { startingPolicy } from '#rules/service/policyTerms';
import { ensureReturnReasons } from '#server/orders/returnReasons/defaults';
import { NOW } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';
import { act, ask, type Desk, openDesk, read, say, timelineOf, write } from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  const { owner, manager, api } = desk;
  await ensureReturnReasons(api.connection);
  const made = await manager<{ id: number }>('POST', '/api/afterSalesPolicies', {
    terms: startingPolicy(100),
  });
  const path = `/api/afterSalesPolicies/${made.body.id}`;
  await manager('POST', `${path}/submission`, { version: 1 });
  await owner('POST', `${path}/approval`, { version: 2 });
  await desk.store('POST', '/api/store/orders', {
    externalId: 'o1',
    channel: 'app',
    memberExternalId: 'm1',
    currency: 'CNY',
    statuses: [
      { status: 'placed', at: NOW - 5 * DAY },
      { status: 'paid', at: NOW - 5 * DAY },
      { status: 'delivered', at: NOW - 3 * DAY },
    ],
    lines: [{ sku: 'CUP', name: 'Cup <b>', quantity: 2, unitPrice: 5_000, paid: 10_000 }],
  });
  api.now = NOW;
});
afterAll(() => desk.api.close());

const pathOf = ({ url }: NewCustomerLink) => new URL(url).pathname;
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(desk.api.url + path, { headers: { 'accept-language': 'en', ...headers } });
/** The next request is of another reader: the limit of requests is not what is tested. */
const send = (path: string, fields: Record<string, string>) =>
  fetch(desk.api.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { 'accept-language': 'en' },
  });
const linkOf = async (id: number, body: object = {}) =>
  (await desk.agent<NewCustomerLink>('POST', `/api/tickets/${id}/customerLinks`, body)).body;
const requestLink = async (body: object = {}) =>
  (
    await desk.store<NewCustomerLink>('POST', '/api/store/customerLinks', {
      memberExternalId: 'm1',
      orderExternalId: 'o1',
      ...body,
    })
  ).body;
const sendingIn = (page: string) => /name="sending"\s+value="([^"]+)"/.exec(page)?.[1] ?? '';

describe('The page of a ticket', () => {
  test('It shows public messages in the reader’s language, and no word that staff say among themselves', async () => {
    const { id, number } = await write(desk.agent, { message: 'Where is <i>it</i>?' });
    await say(desk.agent, id, { body: 'It comes tomorrow.' });
    await say(desk.agent, id, { kind: 'internal', body: 'A difficult customer' });
    const path = pathOf(await linkOf(id));
    const answer = await get(path);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Where is &lt;i&gt;it&lt;/i&gt;?');
    expect(page).toContain('It comes tomorrow.');
    expect(page).toContain(number);
    expect(page).toContain('Returns without giving a reason within 7 days after delivery.');
    expect(page).not.toContain('A difficult customer');
    const chinese = await (await get(`${path}?lang=zh`)).text();
    expect(chinese).toContain('lang="zh-CN"');
    expect(chinese).toContain('处理中');
  });

  test('It has no scripts, sets no cookie, and its policy allows neither scripts nor frames', async () => {
    const { id } = await write(desk.agent);
    const answer = await get(pathOf(await linkOf(id)));
    expect(await answer.text()).not.toMatch(/<script|\son\w+=|javascript:/i);
    expect(answer.headers.get('set-cookie')).toBeNull();
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('Reading it writes nothing, and of its secret only the hash is stored', async () => {
    const { id } = await write(desk.agent);
    const link = await linkOf(id);
    const token = pathOf(link).split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const { db } = desk.api.connection;
    const state = async () =>
      JSON.stringify([
        await query(db, 'select * from customer_links order by id', []),
        await query(db, 'select count(*) as n from activities', []),
        await query(db, 'select * from tickets order by id', []),
      ]);
    const before = await state();
    await get(pathOf(link));
    expect(await state()).toBe(before);
    expect(before).not.toContain(token);
  });

  test('An answer opens the ticket again, once however often its form is sent', async () => {
    const { id } = await write(desk.agent);
    await say(desk.agent, id, { next: 'askCustomer' });
    expect((await read(desk.agent, id)).status).toBe('pendingCustomer');
    const path = pathOf(await linkOf(id));
    const sending = sendingIn(await (await get(path)).text());
    for (const _ of [1, 2]) {
      const sent = await send(path, { message: 'On Friday, please.', sending });
      expect(sent.status).toBe(303);
      expect(sent.headers.get('location')).toBe(`${path}?lang=en&done=answered`);
    }
    expect((await read(desk.agent, id)).status).toBe('open');
    const { messages } = await timelineOf(desk.agent, id);
    const answers = messages.filter(({ body }) => body === 'On Friday, please.');
    expect(answers).toMatchObject([{ authorKind: 'customer', kind: 'public', channel: 'site' }]);
    expect(await (await get(`${path}?done=answered`)).text()).toContain('We have your answer.');
  });

  test('An answer without words is refused on the page, with what was asked', async () => {
    const { id } = await write(desk.agent);
    const path = pathOf(await linkOf(id));
    const refused = await send(path, { message: '  ' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Write what happened.');
  });

  test('Every link that does not work gets the same page: unknown, expired, withdrawn', async () => {
    const { id } = await write(desk.agent);
    const expired = await linkOf(id, { days: 1 });
    const withdrawn = await linkOf(id, { days: 30 });
    await desk.agent('POST', `/api/tickets/${id}/customerLinkWithdrawal`, {
      linkId: withdrawn.id,
    });
    const gone = await get('/s/ticket/nothing');
    const text = await gone.text();
    expect([gone.status, (await get('/s/nothing/x')).status]).toEqual([404, 404]);
    const ended = await get(pathOf(withdrawn));
    expect([ended.status, await ended.text()]).toEqual([404, text]);
    expect((await send(pathOf(withdrawn), { message: 'Hello' })).status).toBe(404);
    desk.api.now = NOW + DAY - 1;
    expect((await get(pathOf(expired))).status).toBe(200);
    desk.api.now = NOW + DAY;
    const late = await get(pathOf(expired));
    expect([late.status, await late.text()]).toEqual([404, text]);
    desk.api.now = NOW;
    const again = await desk.agent<{ message: string }>(
      'POST',
      `/api/tickets/${id}/customerLinkWithdrawal`,
      { linkId: withdrawn.id },
    );
    expect([again.status, again.body.message]).toEqual([409, 'customerLinks.errors.ended']);
  });

  test('Staff see who made which link, but never its address again', async () => {
    const { id } = await write(desk.agent);
    await linkOf(id);
    const { body } = await desk.agent<CustomerLink[]>('GET', `/api/tickets/${id}/customerLinkList`);
    expect(body).toMatchObject([{ createdBy: 'Agent', withdrawnAt: null }]);
    expect(JSON.stringify(body)).not.toMatch(/token|\/s\//);
    const marketer = await desk.api.raw('marketer');
    expect((await marketer('POST', `/api/tickets/${id}/customerLinks`, {})).status).toBe(403);
  });

  test('After the ticket was merged the page shows the one that goes on', async () => {
    const { body: first } = await ask(desk.store);
    const { body: second } = await ask(desk.store, { message: 'Once more.' });
    const { body: link } = await desk.store<NewCustomerLink>(
      'POST',
      `/api/store/tickets/${first.number}/customerLinks`,
      {},
    );
    const idOf = async (number: string) =>
      (await desk.agent<{ id: number }[]>('GET', `/api/tickets?filter={"number":"${number}"}`))
        .body[0]?.id ?? 0;
    await act(desk.agent, await idOf(first.number), 'merger', {
      intoId: await idOf(second.number),
    });
    const page = await (await get(pathOf(link))).text();
    expect(page).toContain(second.number);
    expect(page).toContain('It arrived in pieces.');
  });
});

describe('A link for a new request', () => {
  test('The form shows the order’s goods with what the policy says of them', async () => {
    const page = await (await get(pathOf(await requestLink()))).text();
    expect(page).toContain('Cup &lt;b&gt;');
    expect(page).toContain('until 25 November 2025');
    expect(page).toContain('Changed my mind');
  });

  test('It opens one ticket of the member, which the link shows from then on', async () => {
    const path = pathOf(await requestLink());
    const sending = sendingIn(await (await get(path)).text());
    const form = {
      type: 'exchange',
      reason: 'too-small',
      'line-0': '1',
      message: 'A larger one, please.',
      sending,
    };
    expect((await send(path, form)).status).toBe(303);
    const { body: tickets } = await desk.agent<
      { id: number; type: string; memberExternalId: string; lines: object[] }[]
    >('GET', '/api/tickets?filter={"type":"exchange"}');
    expect(tickets).toMatchObject([
      {
        memberExternalId: 'm1',
        orderExternalId: 'o1',
        channel: 'site',
        status: 'new',
        lines: [{ sku: 'CUP', quantity: 1 }],
      },
    ]);
    const page = await (await get(`${path}?done=asked`)).text();
    expect(page).toContain('A larger one, please.');
    expect(page).toContain('Reason: Too small');
    // Sent again, it is the same message of the ticket that is there.
    expect((await send(path, form)).status).toBe(303);
    const other = { ...form, message: 'And a blue one.', sending: 'another-form' };
    expect((await send(path, other)).status).toBe(303);
    const thread = await (await get(path)).text();
    expect(thread.split('A larger one, please.')).toHaveLength(2);
    expect(thread).toContain('And a blue one.');
    const { body: again } = await desk.agent<object[]>(
      'GET',
      '/api/tickets?filter={"type":"exchange"}',
    );
    expect(again).toHaveLength(1);
  });

  test('A photo is kept with the request, without what its camera wrote, and only its thread’s links show it', async () => {
    const path = pathOf(await requestLink({ orderExternalId: null }));
    const form = new FormData();
    for (const [field, value] of Object.entries({
      type: 'exchange',
      reason: 'damaged-or-defective',
      message: 'It is broken, see the picture.',
    }))
      form.set(field, value);
    form.set('photos', new Blob([new Uint8Array(await png(8, 8))]), 'broken.png');
    const post = (body: FormData) =>
      fetch(desk.api.url + path, { method: 'POST', body, redirect: 'manual' });
    expect((await post(form)).status).toBe(303);
    const shown = /src="([^"]+\/photos\/\d+)\?size=small"/.exec(await (await get(path)).text());
    const photo = await get(shown?.[1] ?? '');
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const { id } = await write(desk.agent);
    const other = pathOf(await linkOf(id));
    const number = (shown?.[1] ?? '').split('/').at(-1);
    expect((await get(`${other}/photos/${number}`)).status).toBe(404);
    form.set('photos', new Blob(['<svg onload="alert(1)"/>']), 'x.svg');
    const refused = await post(form);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/no picture that we can read|无法识别此图片/);
  });

  test('What is missing is said, and what was typed stays', async () => {
    const path = pathOf(await requestLink());
    const refused = await send(path, { type: 'return', message: 'Typed <words>', 'line-0': '9' });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('Say how many of which goods it is about.');
    expect(page).toContain('Choose a reason.');
    expect(page).toContain('Typed &lt;words&gt;');
  });

  test('A link about another customer’s order is refused', async () => {
    await desk.store('POST', '/api/store/members', { externalId: 'm2', name: 'Zhao' });
    const refused = await desk.store<{ errors: object }>('POST', '/api/store/customerLinks', {
      memberExternalId: 'm2',
      orderExternalId: 'o1',
    });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      { orderExternalId: 'tickets.errors.orderOfOther' },
    ]);
  });

  test('The goods of an order that turns out to be another customer’s are never shown', async () => {
    const path = pathOf(await requestLink({ memberExternalId: 'm2', orderExternalId: 'o2' }));
    await desk.store('POST', '/api/store/orders', {
      externalId: 'o2',
      channel: 'app',
      memberExternalId: 'm1',
      currency: 'CNY',
      statuses: [{ status: 'placed', at: NOW - DAY }],
      lines: [{ sku: 'JAR', name: 'Jar', quantity: 1, unitPrice: 5_000, paid: 5_000 }],
    });
    expect(await (await get(path)).text()).not.toContain('Jar');
  });

  test('It ends when its member is erased', async () => {
    await desk.store('POST', '/api/store/members', { externalId: 'm3', name: 'Wu' });
    const path = pathOf(await requestLink({ memberExternalId: 'm3', orderExternalId: null }));
    expect((await get(path)).status).toBe(200);
    const { body } = await desk.owner<{ id: number }[]>(
      'GET',
      '/api/members?filter={"externalId":"m3"}',
    );
    const erasure = { confirmation: 'm3', ground: 'request' };
    await desk.owner('POST', `/api/members/${body[0]?.id}/erasure`, erasure);
    expect((await get(path)).status).toBe(404);
  });
});

test('A form of another site, and one that is no form, are refused without a word of the ticket', async () => {
  const { id } = await write(desk.agent, { subject: 'A secret subject' });
  const path = pathOf(await linkOf(id));
  const foreign = await fetch(desk.api.url + path, {
    method: 'POST',
    body: new URLSearchParams({ message: 'x' }),
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect([foreign.status, (await foreign.text()).includes('A secret subject')]).toEqual([
    403,
    false,
  ]);
  const json = await fetch(desk.api.url + path, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const text = await json.text();
  expect([json.status, text.includes('again later')]).toEqual([415, false]);
});

test('Whoever asks too often in a minute is asked to wait', async () => {
  desk.api.now = NOW + 10 * 60_000;
  let status = 0;
  for (let count = 0; count < 130 && status !== 429; count++)
    ({ status } = await get('/s/ticket/guess'));
  expect(status).toBe(429);
});
