/** Files of messages: what is kept of them, what is refused, who may read them, and how they are taken away. */
import { request } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attachment } from '#contract/service/attachments';
import type { CustomerTicket } from '#contract/service/replies';
import { files } from '#db/schema/platform/files';
import { ticketAttachments } from '#db/schema/service/attachments';
import { deleteUnusedFiles } from '#server/platform/files/deleteUnused';
import { type Call, NOW } from '../support/openApi.ts';
import { claiming, photo, png } from '../support/pictures.ts';
import {
  act,
  answer,
  ask,
  type Desk,
  next,
  openDesk,
  say,
  timelineOf,
  write,
} from './ticketStore.ts';

const DAY = 86_400_000;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.api.close());

type Refused = { errors?: Record<string, string>; message?: string };
const store = (content: Uint8Array | string, name = 'file', call: Call = desk.agent) =>
  call<Attachment & Refused>(
    'POST',
    `/api/tickets/attachments?name=${encodeURIComponent(name)}`,
    content,
    { 'content-type': 'application/octet-stream' },
  );
const storeForShop = (content: Uint8Array | string, name: string) =>
  desk.store<Attachment>(
    'POST',
    `/api/store/ticketAttachments?name=${encodeURIComponent(name)}`,
    content,
  );
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n<script>alert(1)</script>\ntrailer<<>>\n%%EOF\n';

const filesOf = async (id: number): Promise<Attachment[]> =>
  (await timelineOf(desk.agent, id)).messages.flatMap(({ attachments }) => attachments);
const address = (ticketId: number, id: number, more = '') =>
  `${desk.api.url}/api/tickets/${ticketId}/attachments/${id}${more}`;
const served = async (url: string, role: 'agent' | 'manager' = 'agent') =>
  fetch(url, { headers: { cookie: await desk.api.cookie(role) } });
const storedNames = async () =>
  (await desk.api.connection.db.select().from(files)).flatMap(({ storedAs }) => storedAs);

/** A ticket with one message that was sent with this file. */
const sentWith = async (content: Uint8Array | string, name = 'file', kind = 'public') => {
  const { status, body } = await store(content, name);
  expect({ status, body }).toMatchObject({ status: 201 });
  const { id } = await write(desk.agent);
  const said = await say(desk.agent, id, { kind, attachmentIds: [body.id] });
  expect(said.status).toBe(200);
  return { ticketId: id, file: body };
};

describe('what is kept of a file', () => {
  test('a photo is encoded anew, upright and without place and author', async () => {
    const { ticketId, file } = await sentWith(await photo(400, 200), 'IMG_1.JPG');
    expect(file).toMatchObject({ name: 'IMG_1.webp', type: 'image/webp', width: 200, height: 400 });
    const response = await served(address(ticketId, file.id));
    const shown = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect(shown).toMatchObject({ format: 'webp', width: 200, height: 400 });
    expect([shown.exif, shown.xmp, shown.iptc]).toEqual([undefined, undefined, undefined]);
    expect((await served(address(ticketId, file.id, '?size=small'))).status).toBe(200);
  });
  test('other files are given out only to be saved, and no browser guesses what they are', async () => {
    const { ticketId, file } = await sentWith(PDF, '../../发票.html');
    expect(file).toMatchObject({ name: '发票.pdf', type: 'application/pdf', bytes: PDF.length });
    const response = await served(address(ticketId, file.id));
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    expect(await response.text()).toBe(PDF);
  });
  test('a text is kept as it is, and its name ends with what it is', async () => {
    const { file } = await sentWith('第一行\nline two\n', 'notes.TXT');
    expect(file).toMatchObject({ name: 'notes.txt', type: 'text/plain' });
  });
});

describe('hostile files', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['a drawing with a script', SVG],
    ['the same behind a declaration', `<?xml version="1.0"?>${SVG}`],
    ['a web page', '\n <!doctype html><script>alert(1)</script>'],
    ['a program', Buffer.from('4d5a900003000000', 'hex')],
    ['an archive', Buffer.from('504b0304140000000800', 'hex')],
    ['text in another encoding', Buffer.from([0xb7, 0xa2, 0xc6, 0xb1])],
  ])('%s is refused whatever it is called', async (_, content) => {
    for (const name of ['photo.jpg', 'photo.txt', 'photo.svg']) {
      const { status, body } = await store(content, name);
      expect([status, body.errors]).toEqual([422, { file: 'attachments.errors.type' }]);
    }
  });
  test('text that is not called so is refused', async () => {
    expect((await store('plain', 'notes.exe')).status).toBe(422);
  });
  test('an empty file is refused', async () => {
    expect((await store('', 'a.txt')).body.errors).toEqual({ file: 'pictures.errors.empty' });
  });
  test('a small picture that claims a billion pixels is refused', async () => {
    const { status, body } = await store(await claiming(60_000, 60_000), 'bomb.png');
    expect([status, body.errors?.file]).toEqual([
      422,
      expect.stringContaining('pictures.errors.tooManyPixels'),
    ]);
  });
  test('what is hidden behind a picture is not kept', async () => {
    const polyglot = Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>PK')]);
    const { ticketId, file } = await sentWith(polyglot, 'a.html');
    const kept = Buffer.from(await (await served(address(ticketId, file.id))).arrayBuffer());
    expect(kept.includes('<script>')).toBe(false);
  });
  test('a file above ten megabytes is refused, and one of a gigabyte fills no memory', async () => {
    const { status } = await store(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'a.txt');
    expect(status).toBe(413);
    const before = process.memoryUsage().rss;
    const cookie = await desk.api.cookie('agent');
    const answered = new Promise<number | undefined>((resolve, reject) => {
      const sending = request(
        `${desk.api.url}/api/tickets/attachments?name=a.mp4`,
        { method: 'POST', headers: { cookie, 'content-type': 'video/mp4' } },
        (response) => {
          resolve(response.statusCode);
          response.resume();
        },
      );
      sending.on('error', reject);
      const part = Buffer.alloc(1024 * 1024);
      let left = 1024;
      const more = () => {
        while (left > 0) {
          left--;
          if (!sending.write(part)) return void sending.once('drain', more);
        }
        sending.end();
      };
      more();
    });
    expect(await answered).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });
  test('nothing of what was refused is stored', async () => {
    const before = (await storedNames()).length;
    await store(SVG, 'a.png');
    expect((await storedNames()).length).toBe(before);
  });
});

describe('who sends and reads a file', () => {
  test('a file is sent once, by whoever stored it', async () => {
    const { ticketId, file } = await sentWith('one', 'a.txt');
    const again = await say(desk.agent, ticketId, { attachmentIds: [file.id] });
    expect([again.status, again.body.errors]).toEqual([
      422,
      { attachmentIds: 'attachments.errors.gone' },
    ]);
    const { body } = await store('two', 'b.txt', desk.manager);
    expect((await say(desk.agent, ticketId, { attachmentIds: [body.id] })).status).toBe(422);
    expect((await say(desk.manager, ticketId, { attachmentIds: [body.id] })).status).toBe(200);
  });
  test('a message has ten files at most', async () => {
    const { id } = await write(desk.agent);
    const attachmentIds = Array.from({ length: 11 }, (_, index) => index + 1);
    const { status, body } = await say(desk.agent, id, { attachmentIds });
    expect([status, Object.keys(body.errors ?? {})]).toEqual([422, ['attachmentIds']]);
  });
  test('only who may read the ticket reads its files, and only by its own address', async () => {
    const { ticketId, file } = await sentWith('one', 'a.txt');
    expect((await fetch(address(ticketId, file.id))).status).toBe(401);
    const marketer = await desk.api.raw('marketer');
    expect((await marketer('GET', `/api/tickets/${ticketId}/attachments/${file.id}`)).status).toBe(
      403,
    );
    const other = await write(desk.agent);
    expect((await served(address(other.id, file.id))).status).toBe(404);
    const { body } = await store('never sent', 'b.txt');
    expect((await served(address(ticketId, body.id))).status).toBe(404);
  });
  test('the shop sends files of its customer, and reads those of public messages alone', async () => {
    const { body: photoOf } = await storeForShop(await png(), 'cup.png');
    const { body: told } = await ask(desk.store, { attachmentIds: [photoOf.id] });
    const { body: second } = await storeForShop('an address', 'address.txt');
    await answer(desk.store, told.number, { attachmentIds: [second.id] });
    const { body } = await desk.store<CustomerTicket>('GET', `/api/store/tickets/${told.number}`);
    expect(body.messages.map(({ attachments }) => attachments.map(({ name }) => name))).toEqual([
      ['cup.webp'],
      ['address.txt'],
    ]);
    const path = `/api/store/tickets/${told.number}/attachments`;
    expect((await desk.store('GET', `${path}/${second.id}`)).body).toBe('an address');
    const [{ id = 0 } = {}] = (
      await desk.agent<{ id: number }[]>('GET', `/api/tickets?filter={"number":"${told.number}"}`)
    ).body;
    const { body: internal } = await store('for colleagues', 'note.txt');
    await say(desk.agent, id, { kind: 'internal', attachmentIds: [internal.id] });
    expect((await desk.store('GET', `${path}/${internal.id}`)).status).toBe(404);
    const after = await desk.store<CustomerTicket>('GET', `/api/store/tickets/${told.number}`);
    expect(JSON.stringify(after.body)).not.toContain('note.txt');
  });
  test('a ticket that was sent again with the same files is the same ticket', async () => {
    const { body: file } = await storeForShop('one', 'a.txt');
    const sent = { externalId: next(), attachmentIds: [file.id] };
    const first = await ask(desk.store, sent);
    const second = await ask(desk.store, sent);
    expect([first.status, second.status, second.body.number]).toEqual([
      200,
      200,
      first.body.number,
    ]);
  });
});

describe('files that are taken away', () => {
  test('a redaction removes the files of the message from the storage at once', async () => {
    const { ticketId, file } = await sentWith('a card number', 'card.txt');
    const row = async () =>
      (await desk.api.connection.db.select().from(ticketAttachments)).find(
        ({ id }) => id === file.id,
      );
    const fileId = (await row())?.fileId;
    const namesOf = async () =>
      (await desk.api.connection.db.select().from(files)).filter(({ id }) => id === fileId);
    const [{ storedAs = [] } = {}] = await namesOf();
    const message = (await timelineOf(desk.agent, ticketId)).messages.at(-1);
    const { status } = await act(desk.manager, ticketId, 'redaction', {
      version: undefined,
      messageId: message?.id,
      reason: 'A card number',
    });
    expect(status).toBe(200);
    expect((await served(address(ticketId, file.id))).status).toBe(404);
    expect(await filesOf(ticketId)).toMatchObject([{ id: file.id, name: '–', isRemoved: true }]);
    expect([await namesOf(), (await row())?.contentHash.length]).toEqual([[], 64]);
    const { files: storage } = desk.api.application;
    expect(await Promise.all(storedAs.map((name) => storage.has(name)))).toEqual([false]);
  });
  test('what was stored for no message is deleted after seven days', async () => {
    const { body } = await store('forgotten', 'a.txt');
    const sent = await sentWith('kept', 'b.txt');
    const { connection, files: storage } = desk.api.application;
    const onFailure = (error: unknown) => {
      throw error;
    };
    await deleteUnusedFiles(
      { connection, files: storage, now: () => NOW + 8 * DAY },
      { onFailure },
    );
    const { id } = await write(desk.agent);
    const late = await say(desk.agent, id, { attachmentIds: [body.id] });
    expect([late.status, late.body.errors]).toEqual([
      422,
      { attachmentIds: 'attachments.errors.gone' },
    ]);
    expect((await served(address(sent.ticketId, sent.file.id))).status).toBe(200);
  });
  test('erasing the customer takes the files of all messages away', async () => {
    await desk.store('POST', '/api/store/members', { externalId: 'm9', name: 'Gone' });
    const { body: file } = await storeForShop(await png(), 'face.png');
    const { body: told } = await ask(desk.store, {
      memberExternalId: 'm9',
      attachmentIds: [file.id],
    });
    const [member] = (
      await desk.owner<{ id: number }[]>('GET', '/api/members?filter={"externalId":"m9"}')
    ).body;
    const erased = await desk.owner('POST', `/api/members/${member?.id}/erasure`, {
      confirmation: 'm9',
      ground: 'request',
    });
    expect({ status: erased.status, body: erased.body }).toMatchObject({ status: 200 });
    const path = `/api/store/tickets/${told.number}/attachments/${file.id}`;
    expect((await desk.store('GET', path)).status).toBe(404);
    const rows = await desk.api.connection.db.select().from(ticketAttachments);
    expect(rows.find(({ id }) => id === file.id)).toMatchObject({ fileId: null, name: '–' });
  });
});

test('during the tests of attachments no server fault was logged', () => {
  expect(desk.api.faultLines()).toEqual([]);
});
