/** A PostgreSQL server of one test, which may kill it, hang it, and start it again. */
import { chownSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { connect } from '#db';
import type { TestDatabase } from './openDatabase.ts';
import { startPostgres } from './postgres.setup.ts';

/** What was acknowledged outlives the server's processes, though not the machine; a copy of it can be read. */
const SETTINGS = [
  'max_connections=60',
  'fsync=off',
  'full_page_writes=off',
  'wal_level=replica',
  'max_wal_senders=0',
];
const POLL_MS = 50;
/** The longest statement of the store's connection, in milliseconds. */
const STATEMENT_MS = 1000;
const LIMIT_MS = 30_000;

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (const limit = performance.now() + LIMIT_MS; !(await isSo()); await setTimeout(POLL_MS))
    if (performance.now() > limit) throw new Error('PostgreSQL did not get there');
};

export const openOwnPostgres = async () => {
  const { server, databaseDir, url } = await startPostgres({ settings: SETTINGS });
  await server.createDatabase('store');
  const databaseUrl = `${url}/store`;
  const connection = connect(databaseUrl, { statementMs: STATEMENT_MS });
  await connection.migrate();
  const database: TestDatabase = {
    url: databaseUrl,
    connection,
    close: () => connection.close(),
  };
  /** The process that starts all others of the server. */
  const postmaster = () =>
    Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  /** A new connection each, because servers come and go; null where there is none. */
  const ask = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[] | null> => {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(sql)).rows;
    } catch {
      return null;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  const signal = (name: 'SIGKILL' | 'SIGINT') => {
    const pid = postmaster();
    process.kill(pid, name);
    return until(() => !isRunning(pid));
  };
  /** Refused while processes of a killed server remain. */
  const start = async (): Promise<void> => {
    for (const limit = performance.now() + LIMIT_MS; ; await setTimeout(POLL_MS)) {
      try {
        return await server.start();
      } catch (error) {
        if (performance.now() > limit) throw error;
      }
    }
  };
  const isReadOnly = async () =>
    (await ask<{ is: boolean }>('select pg_is_in_recovery() as is'))?.[0]?.is;
  const standby = join(databaseDir, 'standby.signal');
  return {
    database,
    /** Ends the server at once, as a lack of memory does. */
    kill: () => signal('SIGKILL'),
    start,
    /** Stops all processes without ending them; the result lets them go on. */
    hang: async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      const main = postmaster();
      process.kill(main, 'SIGSTOP');
      const { rows } = await client.query<{ pid: number }>('select pid from pg_stat_activity');
      const all = rows.map(({ pid }) => pid).filter(isRunning);
      for (const pid of all) process.kill(pid, 'SIGSTOP');
      return async () => {
        for (const pid of [...all, main]) process.kill(pid, 'SIGCONT');
        await client.end();
      };
    },
    /** The server that answers now is a copy that can only be read; the result makes it the one that is written to. */
    failOver: async () => {
      await signal('SIGINT');
      writeFileSync(standby, '');
      const { uid, gid } = statSync(databaseDir);
      chownSync(standby, uid, gid);
      // Resolves once it is written to.
      const promoted = server.start();
      await until(async () => (await isReadOnly()) === true);
      return async () => {
        await ask('select pg_promote()');
        await promoted;
      };
    },
    close: async () => {
      await server.stop();
      rmSync(join(databaseDir, '..'), { recursive: true, force: true });
    },
  };
};
