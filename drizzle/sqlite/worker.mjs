/**
 * The other end of a SQLite connection that works off the event loop: runs statements it is sent, in the order they
 * come. Plain JavaScript, so that Node runs it as a thread from the sources and from the build alike.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';

const { file, readonly, busyMs } = workerData;
const handle = new Sqlite(file, { readonly });
handle.pragma(`busy_timeout = ${busyMs}`);
handle.pragma('cache_size = -64000');
if (!readonly) handle.pragma('synchronous = FULL');
if (!readonly) handle.pragma('foreign_keys = ON');
// As in connection.ts.
if (!readonly) handle.pragma('secure_delete = FAST');

/** From so many rows on, they are sent as one text. */
const MANY = 200;

/** Past that, what callers can vary is no longer kept. */
const MAX_PREPARED = 500;

const prepared = new Map();
const statementOf = (sql) => {
  let statement = prepared.get(sql);
  if (!statement) {
    statement = handle.prepare(sql);
    if (prepared.size < MAX_PREPARED) prepared.set(sql, statement);
  }
  return statement;
};

const answer = {
  /** One statement with one set of values: its rows. */
  query: ({ sql, values }) => {
    const statement = statementOf(sql);
    if (statement.reader) {
      const rows = statement.all(...values);
      // One text crosses to the other thread several times faster than thousands of objects.
      return rows.length < MANY
        ? rows
        : { json: JSON.stringify(rows.map(Object.values)), keys: Object.keys(rows[0]) };
    }
    statement.run(...values);
    return [];
  },
  /** One statement with many sets of values: the ids it made. */
  each: ({ sql, sets }) => {
    const statement = statementOf(sql);
    return sets.map((values) => Number(statement.run(...values).lastInsertRowid));
  },
  exec: ({ sql }) => void handle.exec(sql),
  rollback: () => void (handle.inTransaction && handle.exec('rollback')),
  close: () => void handle.close(),
};

parentPort.on('message', ({ id, kind, ...request }) => {
  try {
    parentPort.postMessage({ id, value: answer[kind](request) });
  } catch (error) {
    parentPort.postMessage({ id, error: { message: error.message, code: error.code } });
  }
});
