/** A database that ends connections, hangs or goes away: requests are answered with 503, and everything recovers. */
import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, connect } from '#db';
import { dialect } from '#db/kit';
import { refusalOf } from '#db/errors';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });

describe('errors of a database that cannot serve', () => {
  test.each([
    ['an administrator ended the connection', coded('57P01'), 'unavailable'],
    ['the database starts', coded('57P03'), 'unavailable'],
    ['after a failover it is read-only', coded('25006'), 'unavailable'],
    ['after a failover it begins no transaction', coded('0A000'), 'unavailable'],
    ['nobody listens', coded('ECONNREFUSED'), 'unavailable'],
    ['the connection broke', new Error('Connection terminated unexpectedly'), 'unavailable'],
    ['no answer came', new Error('Query read timeout'), 'unavailable'],
    ['its cause is known', Object.assign(new Error('x'), { cause: coded('08006') }), 'unavailable'],
    ['the disk of PostgreSQL is full', coded('53100'), 'full'],
    ['the disk of SQLite is full', coded('SQLITE_FULL'), 'full'],
    ['the disk of the server is full', coded('ENOSPC'), 'full'],
    ['the disk of SQLite fails', coded('SQLITE_IOERR_WRITE'), 'unavailable'],
  ])('the kind of refusal is told where %s', (_, error, kind) =>
    expect(refusalOf(error)?.kind).toBe(kind),
  );
});

/** SQLite answers a file that may not grow as it answers a full disk. */
describe.runIf(dialect === 'sqlite')('a full disk', () => {
  test('refuses writes with the reason, loses nothing, and is written again once there is space', async () => {
    const api = await openApi();
    const owner = await api.raw('owner');
    const limit = (pages: number) =>
      query(api.connection.writable, `pragma max_page_count = ${pages}`);
    const [used] = await query<{ page_count: number }>(
      api.connection.writable,
      'pragma page_count',
    );
    await limit(used?.page_count ?? 0);
    const names = { en: 'x'.repeat(100) };
    const answers = [];
    for (let index = 0; index < 400; index++)
      answers.push(await owner('POST', '/api/categories', { code: `c${index}`, names }));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(({ status, body }) => `${status} ${String(body.message)}`))).toEqual(
      new Set(['503 errors.diskFull']),
    );
    const { body: stored } = await owner<unknown[]>('GET', '/api/categories?range=[0,999]');
    expect(stored).toHaveLength(answers.length - refused.length);
    await limit(1_000_000);
    expect((await owner('POST', '/api/categories', { code: 'again', names })).status).toBe(201);
    expect(await api.verify()).toEqual([]);
    await api.close();
  });
});

describe.runIf(dialect === 'postgres')('a PostgreSQL server', () => {
  let api: OpenApi;
  let admin: pg.Client;
  beforeAll(async () => {
    api = await openApi();
    admin = new pg.Client(api.databaseUrl);
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await api.close();
  });

  test('connections that are ended in use cost single requests, and no acknowledged order', async () => {
    const store = await api.store();
    const acknowledged: string[] = [];
    const statuses = new Map<number, number>();
    let working = true;
    const send = async (worker: number) => {
      for (let index = 0; working; index++) {
        const externalId = `o-${worker}-${index}`;
        const { status } = await store('POST', '/api/store/orders', {
          externalId,
          channel: 'web',
          currency: 'CNY',
          lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
          statuses: [{ status: 'placed', at: NOW }],
        });
        if (status === 200) acknowledged.push(externalId);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    const working8 = Promise.all(Array.from({ length: 8 }, (_, worker) => send(worker)));
    for (let kill = 0; kill < 40; kill++) {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await admin.query('select pg_sleep(0.05)');
    }
    working = false;
    await working8;
    expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses.get(503)).toBeGreaterThan(0);
    const stored = await query<{ id: string }>(
      api.connection.db,
      'select external_id as id from orders',
    );
    const known = new Set(stored.map(({ id }) => id));
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
    expect((await store('GET', '/readyz')).status).toBe(200);
    expect(await api.verify()).toEqual([]);
  });

  describe('behind a network that fails', () => {
    let proxy: Server;
    let connection: Connection;
    const sockets = new Set<Socket>();
    let isSilent = false;
    beforeAll(async () => {
      const target = new URL(api.databaseUrl);
      const databasePort = Number(target.port);
      proxy = createServer((inbound) => {
        const outbound = connectSocket(databasePort, target.hostname);
        for (const socket of [inbound, outbound]) {
          sockets.add(socket);
          socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
        }
        inbound.on('data', (data) => outbound.write(data)).on('close', () => outbound.destroy());
        outbound
          .on('data', (data) => isSilent || inbound.write(data))
          .on('close', () => inbound.destroy());
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const address = proxy.address();
      target.port = String(typeof address === 'object' && address ? address.port : 0);
      connection = connect(target.href);
    });
    afterAll(async () => {
      await connection.close();
      proxy.close();
    });
    const kindOf = (promise: Promise<unknown>) =>
      promise.then(
        () => 'served',
        (error: unknown) => refusalOf(error)?.kind,
      );

    test('a server that does not answer is reported within seconds, and used again afterwards', async () => {
      await connection.ping();
      isSilent = true;
      const started = performance.now();
      expect(await kindOf(connection.ping())).toBe('unavailable');
      expect(performance.now() - started).toBeLessThan(15_000);
      isSilent = false;
      await connection.ping();
    });
    test('a broken network fails what is under way, and the next transaction succeeds', async () => {
      const kinds = [
        connection.transaction((tx) => query(tx, 'select pg_sleep(5)')),
        connection.longTransaction((tx) => query(tx, 'select pg_sleep(5)')),
        connection.readSnapshot((db) => query(db, 'select pg_sleep(5)')),
        query(connection.db, 'select pg_sleep(5)'),
      ].map(kindOf);
      await admin.query('select pg_sleep(0.5)');
      for (const socket of sockets) socket.destroy();
      expect(await Promise.all(kinds)).toEqual(Array(4).fill('unavailable'));
      expect(
        await connection.transaction((tx) => query<{ n: number }>(tx, 'select 1 as n')),
      ).toEqual([{ n: 1 }]);
    });
  });
});
