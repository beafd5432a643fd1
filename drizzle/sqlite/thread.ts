/** A SQLite connection in a worker thread, whose statements do not block requests. */
import { Worker } from 'node:worker_threads';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Db } from '../database.ts';
import { registerDriver } from '../driver.ts';
import type { StatementLog } from '../log.ts';
import { BUSY_THREAD_MS } from '../timeouts.ts';
import { type Remote, threadDriver } from './driver.ts';

interface Answer {
  id: number;
  value?: unknown;
  error?: { message: string; code?: string };
}

/** Many rows in transit between threads: their values as one text. */
interface Packed {
  json: string;
  keys: string[];
}
const rowsOf = (answer: unknown[] | Packed): unknown[] => {
  if (Array.isArray(answer)) return answer;
  const { json, keys } = answer;
  return (JSON.parse(json) as unknown[][]).map((values) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < keys.length; index++) row[keys[index] as string] = values[index];
    return row;
  });
};

export interface DatabaseThread {
  db: Db;
  /** False once the thread has ended; a new one must be opened then. */
  isAlive: () => boolean;
  exec: (sql: string) => Promise<void>;
  rollback: () => Promise<void>;
  close: () => Promise<void>;
}

export const openThread = (
  file: string,
  { readonly, log }: { readonly: boolean; log: StatementLog | undefined },
): DatabaseThread => {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { file, readonly, busyMs: BUSY_THREAD_MS },
  });
  worker.unref();
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let last = 0;
  worker.on('message', ({ id, value, error }: Answer) => {
    const call = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    if (error) call?.reject(Object.assign(new Error(error.message), error));
    else call?.resolve(value);
  });
  let ended: Error | undefined;
  const fail = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The database thread has ended')));
  const send = <T>(kind: string, request: object = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      // Keeps the process running while an answer is pending, and not otherwise.
      worker.ref();
      waiting.set(++last, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ id: last, kind, ...request });
    });
  const timed = async <T>(sql: string, answer: Promise<T>): Promise<T> => {
    if (!log) return answer;
    const started = performance.now();
    try {
      return await answer;
    } finally {
      log(sql, performance.now() - started);
    }
  };
  const remote: Remote = {
    query: async (sql, values) =>
      rowsOf(await timed(sql, send<unknown[] | Packed>('query', { sql, values }))),
    each: (sql, sets) => timed(sql, send('each', { sql, sets })),
  };
  const db = drizzle(async () => {
    throw new Error('Work in a thread is written as statements, not with builders');
  }) as unknown as Db;
  registerDriver(db, threadDriver(remote));
  return {
    db,
    isAlive: () => !ended,
    exec: (sql) => send('exec', { sql }),
    rollback: () => send('rollback'),
    close: async () => {
      await send('close').catch(() => undefined);
      await worker.terminate();
    },
  };
};
