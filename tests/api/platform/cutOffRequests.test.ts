/** Requests of staff that a killed server left without an answer: repeated with their keys, each is done once and answered. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#db/statements';
import { openApi, type OpenApi, PASSWORD } from '../support/openApi.ts';
import { type ServerProcess, startServer } from '../support/serverProcess.ts';

const REQUESTS = 64;
/** So many are answered before the server is killed. */
const ANSWERED = 5;

let api: OpenApi;
let server: ServerProcess;
let cookie: string;

const start = () => startServer(api.databaseUrl, api.application.dataDir);
beforeAll(async () => {
  api = await openApi({ fastPasswords: false });
  server = await start();
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

/** The answer, or null where the server was gone before. */
const send = async (index: number) => {
  try {
    const answer = await fetch(`${server.url}/api/categories`, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'idempotency-key': `cut-off-${index}`,
      },
      body: JSON.stringify({ names: { en: `Cut off ${index}` }, attributes: [] }),
    });
    const body = (await answer.json()) as { id: number; names: { en: string } };
    return { status: answer.status, body };
  } catch {
    return null;
  }
};
const count = async (sql: string) =>
  Number((await query<{ n: number }>(api.connection.db, sql))[0]?.n);
const sendAll = () => Promise.all(Array.from({ length: REQUESTS }, (_, index) => send(index)));

test('of 64 requests at which the server is killed, each is done once and answered when it is repeated', async () => {
  let answered = 0;
  const first = await Promise.all(
    Array.from({ length: REQUESTS }, async (_, index) => {
      const answer = await send(index);
      answered += 1;
      if (answered === ANSWERED) server.process.kill('SIGKILL');
      return answer;
    }),
  );
  await server.ended;
  expect(first.some((answer) => answer === null)).toBe(true);
  server = await start();
  for (const repeat of [await sendAll(), await sendAll()])
    expect(repeat.map((answer) => [answer?.status, answer?.body.names.en])).toEqual(
      Array.from({ length: REQUESTS }, (_, index) => [201, `Cut off ${index}`]),
    );
  const repeated = await sendAll();
  first.forEach((answer, index) => {
    if (answer) expect(repeated[index]).toEqual(answer);
  });
  expect(await count(`select count(*) as n from categories where names like '%Cut off%'`)).toBe(
    REQUESTS,
  );
  expect(
    await count(
      `select count(*) as n from activities where resource = 'categories' and verb = 'create'`,
    ),
  ).toBe(REQUESTS);
});
