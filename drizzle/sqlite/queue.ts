/** The one line in which a SQLite file's writers wait: groups share a commit, long work goes to a thread. */
import type Sqlite from 'better-sqlite3';
import type { Db } from '../database.ts';
import { type Aside, openAside } from './longTransaction.ts';

/** Transactions that wait together share one commit, at most this many. */
const GROUP = 64;

interface Waiting {
  /** Runs in a thread, by itself. */
  aside: boolean;
  work: (tx: Db) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

export const openQueue = (file: string, writer: Sqlite.Database, tx: Db) => {
  const begin = writer.prepare('begin immediate');
  const commit = writer.prepare('commit');
  const queue: Waiting[] = [];
  let scheduled = false;
  let idle: (() => void)[] = [];

  /**
   * better-sqlite3 answers at once, so a transaction's awaits are microtasks and nothing else runs between its
   * statements. A callback that awaits anything else breaks that; this notices and refuses it.
   */
  const runAlone = async (work: Waiting['work']) => {
    let strayed = false;
    const watch = setImmediate(() => (strayed = true));
    try {
      const value = await work(tx);
      if (strayed) throw new Error('A transaction awaited something other than the database');
      return value;
    } finally {
      clearImmediate(watch);
    }
  };

  /** Runs the works of a group, each within a savepoint so that one that fails takes back nothing of the others. */
  const runApart = async (group: Waiting[]) => {
    const settled: (() => void)[] = [];
    for (const { work, resolve, reject } of group) {
      writer.exec('savepoint work');
      try {
        const value = await runAlone(work);
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
   * Savepoints cost a copy of every page that is written, so a group is first run without them, and once more, apart,
   * where one of its works fails.
   */
  const runGroup = async (group: Waiting[]) => {
    begin.run();
    let settled: (() => void)[] = [];
    try {
      for (const { work, resolve } of group) {
        const value = await runAlone(work);
        settled.push(() => resolve(value));
      }
    } catch (error) {
      if (writer.inTransaction) writer.exec('rollback');
      const [only, ...others] = group;
      if (only && others.length === 0) return [() => only.reject(error)];
      begin.run();
      settled = await runApart(group);
    }
    commit.run();
    return settled;
  };

  let writing: Aside | undefined;
  /** Work that writes past the queue, and the transaction that runs aside or waits for it to end. */
  const besides = new Set<Promise<unknown>>();
  let aside: Promise<void> = Promise.resolve();
  /** Called when something joins the queue. */
  let joined: () => void = () => undefined;

  const commitGroup = async (group: Waiting[]) => {
    try {
      for (const settle of await runGroup(group)) settle();
    } catch (error) {
      // The shared commit itself failed (disk full, locked by another process): nobody was acknowledged.
      if (writer.inTransaction) writer.exec('rollback');
      for (const { reject } of group) reject(error);
    }
  };

  /** What writes past the queue may wait for a transaction of its own: those go before the one that waits for it. */
  const endBesides = async () => {
    while (besides.size > 0) {
      const ordinary = queue.filter((one) => !one.aside).slice(0, GROUP);
      for (const one of ordinary) queue.splice(queue.indexOf(one), 1);
      if (ordinary.length > 0) await commitGroup(ordinary);
      else
        await Promise.race([
          Promise.allSettled(besides),
          new Promise<void>((resolve) => (joined = resolve)),
        ]);
    }
  };

  const runAside = async ({ work, resolve, reject }: Waiting) => {
    await endBesides();
    if (!writing?.isAlive()) writing = openAside(file, { readonly: false });
    const thread = writing;
    try {
      await thread.exec('begin immediate');
      const value = await work(thread.db);
      await thread.exec('commit');
      resolve(value);
    } catch (error) {
      await thread.rollback().catch(() => undefined);
      reject(error);
    }
  };

  const drain = async () => {
    if (queue[0]?.aside) {
      await (aside = runAside(queue.shift() as Waiting));
      return next();
    }
    const until = queue.findIndex(({ aside }) => aside);
    await commitGroup(queue.splice(0, until === -1 ? GROUP : Math.min(until, GROUP)));
    next();
  };
  const next = () => {
    if (queue.length > 0) setImmediate(drain);
    else {
      scheduled = false;
      for (const wake of idle.splice(0)) wake();
    }
  };

  const enqueue = <T>(aside: boolean, work: (db: Db) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      queue.push({ aside, work, resolve: resolve as (value: unknown) => void, reject });
      joined();
      if (!scheduled) {
        scheduled = true;
        setImmediate(drain);
      }
    });

  return {
    enqueue,
    besides: async <T>(work: () => Promise<T>): Promise<T> => {
      await aside;
      const running = work();
      besides.add(running);
      try {
        return await running;
      } finally {
        besides.delete(running);
      }
    },
    close: async () => {
      if (scheduled) await new Promise<void>((resolve) => (idle = [...idle, resolve]));
      await writing?.close();
    },
  };
};
