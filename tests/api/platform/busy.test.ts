/** A busy database is answered with 503, and statements are logged without values. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#db';
import { DatabaseBusyError } from '#db/errors';
import { query } from '#db/statements';
import { openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

/** The errors of a database that could not give a lock, a connection or an answer in time. */
const BUSY: [name: string, error: unknown][] = [
  ['a full queue', new DatabaseBusyError(120_000)],
  ['a locked SQLite file', Object.assign(new Error('locked'), { code: 'SQLITE_BUSY' })],
  ['a lock timeout of PostgreSQL', Object.assign(new Error('lock'), { code: '55P03' })],
  ['a statement timeout of PostgreSQL', Object.assign(new Error('late'), { code: '57014' })],
  ['Too many connections', Object.assign(new Error('full'), { code: '53300' })],
  ['An exhausted pool', new Error('timeout exceeded when trying to connect')],
];

test.each(BUSY)('%s is answered with 503 and errors.busy, and logged', async (_, error) => {
  const call = await api.raw('owner');
  await call('GET', '/api/account');
  const { settings } = api.application;
  const logged = api.faultLines().length;
  // The account route reads the settings, so this error is handled like any other error of a request.
  api.application.settings = Object.assign(() => Promise.reject(error), settings);
  try {
    const { status, body } = await call('GET', '/api/account');
    expect({ status, body }).toEqual({ status: 503, body: { message: 'errors.busy' } });
    expect(api.faultLines().length).toBe(logged + 1);
  } finally {
    api.application.settings = settings;
  }
  expect((await call('GET', '/api/account')).status).toBe(200);
});

test('a connection logs the text of each statement without its values, in and outside transactions', async () => {
  const logged: { sql: string; ms: number }[] = [];
  const connection = connect(api.databaseUrl, { log: (sql, ms) => logged.push({ sql, ms }) });
  const read = (db: object, value: string) =>
    query(db, 'select id from staff where name = ? limit 1', [value]);
  try {
    await read(connection.db, 'private words');
    await connection.transaction((tx) => read(tx, 'private words'));
    await connection.readSnapshot((db) => read(db, 'private words'));
    await expect(query(connection.db, 'select missing from staff')).rejects.toThrow();
  } finally {
    await connection.close();
  }
  const reads = logged.filter(({ sql }) => sql.includes('from staff where name ='));
  expect(reads.length).toBe(3);
  expect(reads.every(({ ms }) => ms >= 0)).toBe(true);
  expect(JSON.stringify(logged)).not.toContain('private words');
});
