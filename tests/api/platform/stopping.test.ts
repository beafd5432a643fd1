/** A server that gets SIGTERM answers the requests under way, cuts off what never arrives whole, and exits. */
import { request as open } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { query } from '#db/statements';
import { openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';
import { type ServerProcess, startServer } from '../support/serverProcess.ts';

const MEMBERS = 30_000;
const CHUNK = 1000;
const ORDERS = 200;

let api: OpenApi;
let server: ServerProcess;
let cookie: string;
let store: Record<string, string>;

const writeMembers = async () => {
  for (let first = 0; first < MEMBERS; first += CHUNK) {
    const rows = Array.from({ length: CHUNK }, (_, index) => ({
      externalId: `m-${first + index}`,
      name: `Member ${first + index}`,
    }));
    await api.connection.transaction(async (tx) => void (await insertRows(tx, members, rows)));
  }
};

beforeAll(async () => {
  api = await openApi({ fastPasswords: false });
  await writeMembers();
  const owner = await api.raw('owner');
  const key = await owner<{ secret: string }>('POST', '/api/apiKeys', {
    name: 'shop',
    scopes: ['orders.write'],
  });
  store = { authorization: `Bearer ${key.body.secret}`, 'content-type': 'application/json' };
  server = await startServer(api.databaseUrl, api.application.dataDir, {
    STOP_SECONDS: '5',
  });
  const signedIn = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email: 'owner@example.com', password: PASSWORD }),
  });
  cookie = signedIn.headers
    .getSetCookie()
    .map((part) => part.split(';')[0])
    .join('; ');
});
afterAll(async () => {
  server.process.kill('SIGKILL');
  await api.close();
});

const orderOf = (index: number) => ({
  externalId: `stop-${index}`,
  channel: 'web',
  currency: 'CNY',
  lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
  statuses: [{ status: 'placed', at: Date.now() }],
});

/** Sends the head of a request and half of its body, and resolves once the server closes the connection. */
const sendHalf = () =>
  new Promise<void>((resolve) => {
    const sending = open(`${server.url}/api/store/orders`, {
      method: 'POST',
      headers: { ...store, 'content-length': '1000' },
    });
    sending.on('error', () => resolve()).on('close', () => resolve());
    sending.write('{"externalId":');
  });

test('an export, a batch and a request sent by half are under way when the server is stopped', async () => {
  const half = sendHalf();
  const exported = await fetch(`${server.url}/api/exports/members`, { headers: { cookie } });
  expect(exported.status).toBe(200);
  const batch = fetch(`${server.url}/api/store/orders/batch`, {
    method: 'POST',
    headers: store,
    body: JSON.stringify({ rows: Array.from({ length: ORDERS }, (_, index) => orderOf(index)) }),
  });
  // The batch has arrived when its connection is used for the next answer, so a request sent after it comes later.
  await fetch(`${server.url}/healthz`);
  server.process.kill('SIGTERM');

  const [text, answer] = await Promise.all([exported.text(), batch]);
  expect(text.trimEnd().split('\n').length).toBe(MEMBERS + 1);
  expect(answer.status).toBe(200);
  await half;
  expect(await server.ended).toBe(0);
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  const [stored] = await query<{ n: number }>(
    api.connection.db,
    "select count(*) as n from orders where external_id like 'stop-%'",
  );
  expect(stored?.n).toBe(ORDERS);
  expect(await api.verify()).toEqual([]);
});
