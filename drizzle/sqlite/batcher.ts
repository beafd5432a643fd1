/**
 * Runs the transactions of a SQLite file one after another. Waiting transactions share one commit; long ones run in a
 * thread of their own.
 */
import type Sqlite from 'better-sqlite3';
import type { Db } from '../database.ts';
import type { StatementLog } from '../log.ts';
import { LONG_QUEUE_MS, QUEUE_MS } from '../timeouts.ts';
import { WaitingQueue, withTimeout } from '../waiting.ts';
import { type DatabaseThread, openThread } from './thread.ts';

/** The largest number of transactions that share one commit. */
const MAX_IN_BATCH = 64;

interface Waiting {
  /** The work runs alone, in the thread. */
  isLong: boolean;
  work: (tx: Db) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}
const isShort = ({ isLong }: Waiting) => !isLong;

export interface Batcher {
  transaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  longTransaction: <T>(work: (tx: Db) => Promise<T>) => Promise<T>;
  outsideTransaction: <T>(work: () => Promise<T>) => Promise<T>;
  close: () => Promise<void>;
}

export const openBatcher = (
  file: string,
  writer: Sqlite.Database,
  tx: Db,
  log: StatementLog | undefined,
): Batcher => {
  const begin = writer.prepare('begin immediate');
  const commit = writer.prepare('commit');
  const queue = new WaitingQueue<Waiting>();
  let scheduled = false;
  let idle: (() => void)[] = [];

  /**
   * better-sqlite3 is synchronous, so a transaction's awaits are microtasks and nothing else runs between its
   * statements. A callback that awaits anything else would break that; this function detects it and rejects.
   */
  const runOne = async (work: Waiting['work']) => {
    let hasYielded = false;
    const immediate = setImmediate(() => (hasYielded = true));
    try {
      const value = await work(tx);
      if (hasYielded) throw new Error('A transaction awaited something other than the database');
      return value;
    } finally {
      clearImmediate(immediate);
    }
  };

  /** Runs each work within a savepoint, so that a failing work does not roll back the others. */
  const runSeparately = async (batch: readonly Waiting[]) => {
    const settled: (() => void)[] = [];
    for (const { work, resolve, reject } of batch) {
      writer.exec('savepoint work');
      try {
        const value = await runOne(work);
        writer.exec('release work');
        settled.push(() => resolve(value));
      } catch (error) {
        if (writer.inTransaction) writer.exec('rollback to work; release work');
        settled.push(() => reject(error));
      }
    }
    return settled;
  };

  /**
   * Savepoints copy every page that is written. Therefore a batch first runs without them, and again with a savepoint
   * for each work if one of them fails.
   */
  const runBatch = async (batch: readonly Waiting[]) => {
    begin.run();
    let settled: (() => void)[] = [];
    try {
      for (const { work, resolve } of batch) {
        const value = await runOne(work);
        settled.push(() => resolve(value));
      }
    } catch (error) {
      if (writer.inTransaction) writer.exec('rollback');
      const [only, ...others] = batch;
      if (only && others.length === 0) return [() => only.reject(error)];
      begin.run();
      settled = await runSeparately(batch);
    }
    commit.run();
    return settled;
  };

  const commitBatch = async (batch: readonly Waiting[]) => {
    if (batch.length === 0) return;
    try {
      for (const settle of await runBatch(batch)) settle();
    } catch (error) {
      // The shared commit itself failed (disk full, locked by another process): no work was acknowledged.
      if (writer.inTransaction) writer.exec('rollback');
      for (const { reject } of batch) reject(error);
    }
  };

  let thread: DatabaseThread | undefined;
  /**
   * Promises of work that writes outside of these transactions, and the long transaction that runs or waits for that
   * work to end.
   */
  const outside = new Set<Promise<unknown>>();
  let long: Promise<void> = Promise.resolve();
  /** Called when work is added to the queue. */
  let onQueued: () => void = () => undefined;

  /**
   * Work outside may itself wait for a transaction, so short transactions run before the long one that waits for that
   * work.
   */
  const endOutside = async () => {
    while (outside.size > 0) {
      const batch = queue.takeAny(MAX_IN_BATCH, isShort);
      if (batch.length > 0) await commitBatch(batch);
      else
        await Promise.race([
          Promise.allSettled(outside),
          new Promise<void>((resolve) => (onQueued = resolve)),
        ]);
    }
  };

  const runLong = async ({ work, resolve, reject }: Waiting) => {
    await endOutside();
    if (!thread?.isAlive()) thread = openThread(file, { readonly: false, log });
    const { db, exec, rollback } = thread;
    try {
      await exec('begin immediate');
      const value = await work(db);
      await exec('commit');
      resolve(value);
    } catch (error) {
      await rollback().catch(() => undefined);
      reject(error);
    }
  };

  const drain = async () => {
    const [first] = queue.take(1, ({ isLong }) => isLong);
    if (first) await (long = runLong(first));
    else await commitBatch(queue.take(MAX_IN_BATCH, isShort));
    if (queue.length > 0) setImmediate(drain);
    else {
      scheduled = false;
      for (const resolveIdle of idle.splice(0)) resolveIdle();
    }
  };

  const enqueue = <T>(isLong: boolean, work: (db: Db) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      queue.push(
        { isLong, work, resolve: resolve as (value: unknown) => void, reject },
        isLong ? LONG_QUEUE_MS : QUEUE_MS,
      );
      onQueued();
      if (scheduled) return;
      scheduled = true;
      setImmediate(drain);
    });

  return {
    transaction: (work) => enqueue(false, work),
    longTransaction: (work) => enqueue(true, work),
    outsideTransaction: async (work) => {
      await withTimeout(QUEUE_MS, long);
      const running = work();
      outside.add(running);
      try {
        return await running;
      } finally {
        outside.delete(running);
      }
    },
    close: async () => {
      if (scheduled) await new Promise<void>((resolve) => (idle = [...idle, resolve]));
      await thread?.close();
    },
  };
};
