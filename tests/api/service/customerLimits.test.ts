/** What customers send by pages has limits of time, number and size, and is done once however often it arrives. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewCustomerLink } from '#contract/service/customerLinks';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';
import { openCase, stepOf } from './caseStore.ts';
import { act, ask, type Desk, openDesk, timelineOf, write } from './ticketStore.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

const newLink = async () => {
  const { id } = await write(desk.agent);
  const { body } = await desk.agent<NewCustomerLink>(
    'POST',
    `/api/tickets/${id}/customerLinks`,
    {},
  );
  return { id, path: new URL(body.url).pathname };
};
const get = (path: string) => fetch(desk.api.url + path);
const send = (path: string, fields: Record<string, string>, headers: object = {}) =>
  fetch(desk.api.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { 'accept-language': 'en', ...headers },
  });
const sendPhotos = (path: string, photos: readonly Blob[], sending: string) => {
  const form = new FormData();
  form.set('message', `See ${photos.length} of them`);
  form.set('sending', sending);
  for (const photo of photos) form.append('photos', photo, 'photo.png');
  return fetch(desk.api.url + path, { method: 'POST', body: form, redirect: 'manual' });
};
const countOf = async (sql: string) =>
  Number((await query<{ n: number }>(desk.api.connection.db, sql, []))[0]?.n);

/** A connection that says a large form comes and sends only its beginning; the answer once it is closed. */
const beginForm = (path: string) => {
  const { hostname, port, host } = new URL(desk.api.url);
  const socket: Socket = connect(Number(port), hostname);
  let answered = '';
  socket.on('data', (part) => (answered += part.toString()));
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(answered)));
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: multipart/form-data; boundary=x',
    'Content-Length: 40000000',
  ];
  const begun = new Promise<void>((resolve) =>
    socket.on('connect', () => socket.write(`${head.join('\r\n')}\r\n\r\n--x`, () => resolve())),
  );
  return { socket, begun, closed };
};

describe('Forms of pages', () => {
  test('Those of a link that does not work are answered before they are read', async () => {
    const { closed } = beginForm('/s/ticket/nothing');
    expect(await closed).toMatch(/^HTTP\/1\.1 404/);
  });

  test('Slow connections, also of links that work, keep nobody from answering', async () => {
    const slow = [];
    for (const _ of [1, 2, 3]) {
      const { path } = await newLink();
      const [first, second] = [beginForm(path), beginForm(path)];
      await Promise.all([first.begun, second.begun]);
      slow.push(first, second);
    }
    const { path } = await newLink();
    expect((await send(path, { message: 'In time' })).status).toBe(303);
    for (const { socket } of slow) socket.destroy();
  });

  test('What is much larger than a form can be is refused by its length', async () => {
    const { path } = await newLink();
    const fields = { message: 'x'.repeat(600_000) };
    const answer = await send(path, fields);
    expect(answer.status).toBe(413);
    // No photos were sent: what is said is of the text.
    const said = await answer.text();
    expect(said).toContain('The text is too long');
    expect(said).not.toContain('photo');
  });

  test('A form is taken by its origin where the browser says nothing else of where it comes from', async () => {
    const { path } = await newLink();
    const own = await send(path, { message: 'From here' }, { origin: desk.api.url });
    expect(own.status).toBe(303);
    const foreign = await send(path, { message: 'From there' }, { origin: 'http://shop.example' });
    expect(foreign.status).toBe(403);
    expect((await get(path)).headers.get('referrer-policy')).toBe('same-origin');
  });
});

describe('How much a customer sends', () => {
  test('One link that is used too often leaves the others of the same address alone', async () => {
    desk.api.now = NOW + 10 * MINUTE;
    const [busy, other] = [await newLink(), await newLink()];
    let status = 0;
    for (let count = 0; count < 130 && status !== 429; count++) ({ status } = await get(busy.path));
    expect(status).toBe(429);
    expect((await get(other.path)).status).toBe(200);
    desk.api.now = NOW;
  });

  test('Photos of a page are counted apart from pages', async () => {
    desk.api.now = NOW + 20 * MINUTE;
    const { path } = await newLink();
    for (let count = 0; count < 130; count++) await get(`${path}/photos/1`);
    expect((await get(path)).status).toBe(200);
    desk.api.now = NOW;
  });

  test('Neither beyond the photos of a day nor for a form that was sent before anything is stored, and the next day more is taken', async () => {
    const { id, path } = await newLink();
    const photo = new Blob([new Uint8Array(await png(4, 4))]);
    const photos = [photo, photo, photo, photo];
    for (let count = 0; count < 10; count++)
      expect((await sendPhotos(path, photos, `form-${count}`)).status).toBe(303);
    const stored = await countOf('select count(*) as n from ticket_attachments');
    expect((await sendPhotos(path, photos, 'form-0')).status).toBe(303);
    const refused = await sendPhotos(path, photos, 'form-more');
    expect(refused.status).toBe(422);
    expect(await countOf('select count(*) as n from ticket_attachments')).toBe(stored);
    expect((await send(path, { message: 'Without photos' })).status).toBe(303);
    desk.api.now = NOW + DAY + 1;
    expect((await sendPhotos(path, [photo], 'form-later')).status).toBe(303);
    desk.api.now = NOW;
    expect((await timelineOf(desk.agent, id)).messages).toHaveLength(13);
  });

  test('Where one of the files is no photo, none of them is stored', async () => {
    const { path } = await newLink();
    const before = await countOf('select count(*) as n from ticket_attachments');
    const photo = new Blob([new Uint8Array(await png(4, 4))]);
    const document = new Blob(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n']);
    expect((await sendPhotos(path, [photo, document], 'form-pdf')).status).toBe(422);
    expect(await countOf('select count(*) as n from ticket_attachments')).toBe(before);
  });
});

describe('What is asked again', () => {
  const shared = () => countOf(`select count(*) as n from activities where verb = 'share'`);

  test('A link that is asked for again with its Idempotency-Key is the same one, told once', async () => {
    const { body: ticket } = await ask(desk.store);
    const { id } = await write(desk.agent);
    const asked = [
      [desk.store, `/api/store/tickets/${ticket.number}/customerLinks`, {}],
      [desk.store, '/api/store/customerLinks', { memberExternalId: 'm1' }],
      [desk.agent, `/api/tickets/${id}/customerLinks`, {}],
    ] as const;
    for (const [call, path, input] of asked) {
      const before = await shared();
      const make = (key: string, further: object = {}) =>
        call<NewCustomerLink & { message?: string }>(
          'POST',
          path,
          { ...input, ...further },
          { 'idempotency-key': `${path} ${key}` },
        );
      const first = await make('one');
      const [again, twice] = await Promise.all([make('one'), make('one')]);
      expect([first.status, again.body, twice.body]).toEqual([200, first.body, first.body]);
      expect(await shared()).toBe(before + 1);
      expect((await get(new URL(first.body.url).pathname)).status).toBe(200);
      const other = await make('one', { days: 3 });
      expect([other.status, other.body.message]).toEqual([409, 'errors.idempotencyConflict']);
      expect((await make('two')).body.url).not.toBe(first.body.url);
    }
  });

  test('The same complaint or dispute, however often it is sent at once, is open once', async () => {
    const { id } = await write(desk.agent);
    const opened = await Promise.all(
      Array.from({ length: 12 }, () =>
        openCase(desk.agent, id, 'complaint', { remedySought: 'refund' }),
      ),
    );
    expect(opened.filter(({ status }) => status === 201)).toHaveLength(1);
    const refusals = opened.filter(({ status }) => status !== 201);
    expect(new Set(refusals.map(({ body }) => body.message))).toEqual(
      new Set(['cases.errors.secondComplaint']),
    );
    const other = await openCase(desk.agent, id, 'complaint', { remedySought: 'apology' });
    expect(other.status).toBe(201);
    const origin = other.body.id;
    const assessed = {
      isSafety: false,
      isLegal: false,
      isRecurring: false,
      affected: 'one',
      amount: 0,
    };
    await stepOf(desk.agent, origin, 'acknowledge');
    await stepOf(desk.agent, origin, 'assess', assessed);
    await stepOf(desk.agent, origin, 'investigate');
    const remedies = [{ kind: 'apology' }];
    await stepOf(desk.agent, origin, 'propose', { decision: 'goodwill', remedies });
    await stepOf(desk.agent, origin, 'decline', {}, 'Not enough');
    const disputes = await Promise.all(
      [1, 2, 3].map(() => openCase(desk.agent, id, 'dispute', { originId: origin })),
    );
    expect(disputes.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

test('A ticket in which a case or task is open is not hidden as spam', async () => {
  const { id } = await write(desk.agent);
  await openCase(desk.agent, id, 'complaint', { remedySought: 'refund' });
  const refused = await act(desk.agent, id, 'spam');
  expect([refused.status, refused.body.message]).toEqual([409, 'tickets.errors.openCases']);
  const { id: withTask } = await write(desk.agent);
  await desk.agent('POST', `/api/tickets/${withTask}/tasks`, {
    title: 'Count the blue ones',
    department: 'warehouse',
    dueAt: NOW + DAY,
  });
  const hidden = await act(desk.manager, withTask, 'spam');
  expect([hidden.status, hidden.body.message]).toEqual([409, 'tickets.errors.openTasks']);
});
