/** Bodies that are too large, sent by half or too slowly, to every route: refused or given up, at nobody else's cost. */
import { existsSync, readdirSync } from 'node:fs';
import { type ClientRequest, request as open } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCOPES } from '#contract/platform/apiKeys';
import { MAX_IMPORT_BYTES } from '#contract/platform/imports';
import { query } from '#db/statements';
import { settledJobs } from '#server/platform/jobs/runner';
import { MAX_PICTURE_BYTES } from '#rules/platform/pictures';
import { MAX_ATTACHMENT_BYTES } from '#rules/service/attachments';
import { type BodyTarget, jsonTargets, streamTargets } from '../support/bodyTargets.ts';
import { openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';

const BODY_LIMIT = 64 * 1024;
const REQUEST_TIMEOUT_MS = 2500;
const BYTE_MS = 150;
/** Bytes that are announced, of which never all arrive. */
const ANNOUNCED = '500';
/** Writes without reading its body, which says nothing that is needed. */
const READS_NONE = '/api/unsubscribe/1';
const IMPORTS = '/api/imports';
const ATTACHMENTS = ['/api/tickets/attachments', '/api/store/ticketAttachments'];

const addressOf = (path: string) => (path === IMPORTS ? `${path}?kind=products&name=a.csv` : path);

let api: OpenApi;
let headers: (target: BodyTarget) => Record<string, string>;
beforeAll(async () => {
  api = await openApi({
    bounds: { bodyLimit: BODY_LIMIT, requestTimeoutMs: REQUEST_TIMEOUT_MS },
  });
  const cookie = await api.cookie('owner');
  const owner = await api.raw('owner');
  const { body } = await owner<{ secret: string }>('POST', '/api/apiKeys', {
    name: 'All',
    scopes: SCOPES,
  });
  const key: Record<string, string> = { authorization: `Bearer ${body.secret}` };
  headers = ({ isStore }) => (isStore ? key : { cookie });
});
afterAll(() => api.close());

const activities = async () => {
  const [row] = await query<{ n: number }>(
    api.connection.db,
    'select count(*) as n from activities',
  );
  return row?.n ?? 0;
};
const uploads = () => {
  const folder = join(api.application.dataDir, 'imports');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const tooLarge = (message: string) => ({ status: 413, message: expect.stringContaining(message) });

/** Sends the head of a request and the beginning of its body. */
const begin = (target: BodyTarget): ClientRequest => {
  const sending = open(api.url + addressOf(target.path), {
    method: target.method,
    agent: false,
    headers: {
      ...headers(target),
      'content-type': 'application/json',
      'content-length': ANNOUNCED,
    },
  });
  sending.on('error', () => undefined).write('{"');
  return sending;
};

test('files are read by these routes alone, each with a limit of its own', () => {
  expect(streamTargets().map(({ path }) => path)).toEqual([
    IMPORTS,
    '/api/pictures',
    READS_NONE,
    '/api/store/activityPictures',
    ...ATTACHMENTS,
  ]);
});

test('a body that is too large is refused by every route, also if it is so only once unpacked', async () => {
  const found = jsonTargets();
  expect(found.length).toBeGreaterThan(90);
  const large = `{"a":"${'x'.repeat(BODY_LIMIT)}"}`;
  const packed = gzipSync(large);
  expect(packed.length).toBeLessThan(BODY_LIMIT / 100);
  const before = await activities();
  for (const target of found) {
    const call = api.withHeaders(headers(target));
    const answers = [
      await call(target.method, target.path, large),
      await call(target.method, target.path, packed, { 'content-encoding': 'gzip' }),
    ];
    for (const { status, body } of answers)
      expect([target.path, { status, message: body.message }]).toEqual([
        target.path,
        tooLarge('errors.tooLarge'),
      ]);
  }
  expect(await activities()).toBe(before);
});

test('a file that is too large is refused by every upload, one that says so before it is sent', async () => {
  for (const target of streamTargets().filter(
    ({ path }) => ![IMPORTS, READS_NONE].includes(path),
  )) {
    const [limit, message] = ATTACHMENTS.includes(target.path)
      ? [MAX_ATTACHMENT_BYTES, 'attachments.errors.tooLarge']
      : [MAX_PICTURE_BYTES, 'pictures.errors.tooLarge'];
    const call = api.withHeaders(headers(target));
    const { status, body } = await call(target.method, target.path, Buffer.alloc(limit + 1));
    expect({ status, message: JSON.stringify(body) }).toEqual(tooLarge(message));
  }
  const [target] = streamTargets().filter(({ path }) => path === IMPORTS);
  if (!target) throw new Error('No route for imports');
  const status = await new Promise((resolve, reject) => {
    const sending = open(api.url + addressOf(IMPORTS), {
      method: 'POST',
      agent: false,
      headers: { ...headers(target), 'content-length': String(MAX_IMPORT_BYTES + 1) },
    });
    sending.on('response', (response) => {
      resolve(response.statusCode);
      sending.destroy();
    });
    sending.on('error', reject).write('a');
  });
  expect(status).toBe(413);
  expect(uploads()).toEqual([]);
});

const readingTargets = () => [
  ...jsonTargets(),
  ...streamTargets().filter(({ path }) => path !== READS_NONE),
];

/** What somebody else does meanwhile. */
const othersAreServed = async () => {
  expect(await api.login('owner@example.com', PASSWORD)).toContain('session_token');
  expect(await api.connection.longTransaction(async () => 'done')).toBe('done');
  const owner = await api.raw('owner');
  const category = { names: { en: `Cups ${Math.random()}` } };
  expect((await owner('POST', '/api/categories', category)).status).toBe(201);
  expect((await owner('POST', '/api/pictures?name=a.png', await png())).status).toBe(201);
  expect((await owner('POST', addressOf(IMPORTS), 'name\n')).status).toBe(201);
  await settledJobs();
};

test('bodies that are sent by half to every route at once cost nobody else anything, and write nothing', async () => {
  const before = await activities();
  const half = readingTargets().map(begin);
  const closed = half.map((sending) => new Promise((resolve) => sending.once('close', resolve)));
  await Promise.all(
    half.map((sending) => new Promise((resolve) => sending.once('socket', resolve))),
  );
  // The server has seen all of them once it has answered a later request.
  await (
    await api.raw(null)
  )('GET', '/healthz');
  await othersAreServed();
  for (const sending of half) sending.destroy();
  await Promise.all(closed);
  await expect.poll(() => uploads().filter((name) => name.includes('partial'))).toEqual([]);
  const ofOthers = (await activities()) - before;
  await othersAreServed();
  expect((await activities()) - before).toBe(2 * ofOthers);
  expect(api.faultLines()).toEqual([]);
});

test('bodies that are sent too slowly to every route are given up in time, while others are served', async () => {
  const targets = readingTargets();
  const slow = targets.map(begin);
  const dripping = setInterval(() => {
    for (const sending of slow) if (!sending.destroyed) sending.write('x');
  }, BYTE_MS);
  const ends = slow.map(
    (sending, index) =>
      new Promise<[string | undefined, number | undefined]>((resolve) => {
        const path = targets[index]?.path;
        sending.once('response', ({ statusCode }) => resolve([path, statusCode]));
        sending.once('close', () => resolve([path, undefined]));
      }),
  );
  await othersAreServed();
  const outcomes = await Promise.all(ends);
  clearInterval(dripping);
  expect(outcomes).toEqual(targets.map(({ path }) => [path, 408]));
  await othersAreServed();
  expect(api.faultLines()).toEqual([]);
});
