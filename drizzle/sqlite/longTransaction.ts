/** A SQLite connection in a thread of its own: its statements keep no request waiting. */
import { Worker } from 'node:worker_threads';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Db } from '../database.ts';
import { registerDriver, type Remote } from '../statements.ts';

interface Answer {
  id: number;
  value?: unknown;
  error?: { message: string; code?: string };
}

/** Many rows on their way between threads: their values as one text. */
interface Packed {
  json: string;
  keys: string[];
}
const rowsOf = (answer: unknown[] | Packed): unknown[] => {
  if (Array.isArray(answer)) return answer;
  const { json, keys } = answer;
  return (JSON.parse(json) as unknown[][]).map((values) => {
    const row: Record<string, unknown> = {};
    for (let at = 0; at < keys.length; at++) row[keys[at] as string] = values[at];
    return row;
  });
};

export interface Aside {
  db: Db;
  /** False once the thread has ended: open another. */
  isAlive: () => boolean;
  exec: (sql: string) => Promise<void>;
  rollback: () => Promise<void>;
  close: () => Promise<void>;
}

export const openAside = (file: string, { readonly }: { readonly: boolean }): Aside => {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
    workerData: { file, readonly },
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
      // Alive while somebody waits for an answer, and no reason to stay otherwise.
      worker.ref();
      waiting.set(++last, { resolve: resolve as (value: unknown) => void, reject });
      worker.postMessage({ id: last, kind, ...request });
    });
  const remote: Remote = {
    query: async (sql, values) => rowsOf(await send<unknown[] | Packed>('query', { sql, values })),
    each: (sql, sets) => send('each', { sql, sets }),
  };
  // Builders are not for this handle: whatever works aside is written as statements.
  const db = drizzle(async () => {
    throw new Error('Work aside is written as statements');
  }) as unknown as Db;
  registerDriver(db, { dialect: 'sqlite', remote });
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
