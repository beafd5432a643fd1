/**
 * `node server.mjs raw|express full|normal <port>` on DATABASE_URL: the reference for the console. `raw` uses node:http
 * only, and `express` runs the same statements with Express 5. Neither has access checks, validation or a log.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import express from 'express';
import { openPostgres } from './postgresStore.ts';
import { openSqlite } from './sqliteStore.ts';
import type { Listed, Store } from './store.ts';

interface Change {
  variants: { id: number; basePrice: number }[];
}

const update = (store: Store, body: Change) => {
  const [variant] = body.variants;
  return store.update(variant?.id ?? 0, variant?.basePrice ?? 0);
};

const send = (response: ServerResponse, answer: unknown, headers: Record<string, string> = {}) => {
  const body = Buffer.from(JSON.stringify(answer));
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
    ...headers,
  });
  response.end(body);
};
const rangeOf = ({ rows, total }: Listed) => ({
  'Content-Range': `items 0-${rows.length - 1}/${total}`,
});

const readBody = async (request: IncomingMessage) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Change;
};

/** Paths: /list/:categoryId, /get/:id, /row/:id, /search/:text, PUT /update/:id. */
const rawServer = (store: Store) =>
  createServer(async (request, response) => {
    const [, verb, value = ''] = (request.url ?? '').split('/');
    if (verb === 'list' || verb === 'search') {
      const listed = verb === 'list' ? await store.list(Number(value)) : await store.search(value);
      send(response, listed.rows, rangeOf(listed));
    } else if (verb === 'get') send(response, await store.get(Number(value)));
    else if (verb === 'row') send(response, await store.row(Number(value)));
    else if (verb === 'update') send(response, await update(store, await readBody(request)));
    else response.writeHead(404).end();
  });

const expressServer = (store: Store) => {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  const sendList = (response: express.Response, listed: Listed) =>
    response.set(rangeOf(listed)).json(listed.rows);
  app.get(
    '/list/:value',
    async ({ params }, response) => void sendList(response, await store.list(Number(params.value))),
  );
  app.get(
    '/search/:value',
    async ({ params }, response) => void sendList(response, await store.search(params.value)),
  );
  app.get(
    '/get/:value',
    async ({ params }, response) => void response.json(await store.get(Number(params.value))),
  );
  app.get(
    '/row/:value',
    async ({ params }, response) => void response.json(await store.row(Number(params.value))),
  );
  app.put(
    '/update/:value',
    express.json(),
    async ({ body }, response) => void response.json(await update(store, body as Change)),
  );
  return createServer(app);
};

const [kind, durability, port] = process.argv.slice(2);
const url = process.env.DATABASE_URL ?? '';
const full = durability === 'full';
const store = url.startsWith('postgres') ? await openPostgres(url, full) : openSqlite(url, full);
(kind === 'express' ? expressServer(store) : rawServer(store)).listen(Number(port), '127.0.0.1');
