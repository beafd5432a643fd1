/** Where PostgreSQL's writers wait once they were in each other's way: those that wait together share a transaction. */
import pg from 'pg';
import type { Db } from './database.ts';
import type { Sent } from './sent.ts';

/** A transaction that has its turn is run again after a conflict with a newcomer, at most this often. */
const ATTEMPTS = 24;
/** Works of one transaction, at most. */
const GROUP = 16;
const TURN_LOCK = 727_275;

export const isConflict = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '40001' || code === '40P01' || (cause !== undefined && isConflict(cause));
};

/**
 * Somebody else wrote the same key since it was looked for: looked for again it is there. (A key that was there all along
 * is refused a second time.)
 */
export const isDuplicate = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: string; cause?: unknown };
  return code === '23505' || (cause !== undefined && isDuplicate(cause));
};

/** Was it the database that refused? Then it may have been what an earlier work had sent. */
const isFromDatabase = (error: unknown): boolean =>
  error instanceof pg.DatabaseError ||
  (error instanceof Error && error.cause !== undefined && isFromDatabase(error.cause));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export interface Lease {
  client: pg.PoolClient;
  /** Its handle for the statements of a transaction, and those of them that nobody waited for yet. */
  tx: Db;
  sent: Sent;
  /** Set when not even taking back works: the connection is thrown away. */
  broken?: Error;
}

interface Waiting {
  work: (tx: Db) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type WithLease = <T>(work: (lease: Lease) => Promise<T>) => Promise<T>;
type Attempt = <T>(lease: Lease, work: (tx: Db) => Promise<T>) => Promise<T>;

export const openTurns = (withLease: WithLease, attempt: Attempt) => {
  let queue: Waiting[] = [];
  let draining = false;
  /** Several waited for the last turn: those they were answered with will be back. */
  let crowded = false;

  /**
   * Runs the works one after another in one transaction, each behind a savepoint so that one that fails takes back
   * nothing of the others; answers what to tell them once it is committed. `waiting`: each work's writes are waited for
   * before the next begins, so that what the database refuses is known to be that work's.
   */
  const runTogether = async ({ tx, sent }: Lease, group: readonly Waiting[], waiting: boolean) => {
    const settled: (() => void)[] = [];
    for (const one of group) {
      const { work, resolve, reject } = one;
      // The one before is kept with the same message that begins this one; the last with the commit.
      await sent.control(one === group[0] ? 'savepoint work' : 'release savepoint work; savepoint work');
      try {
        const value = await work(tx);
        if (waiting) await sent.settle();
        settled.push(() => resolve(value));
      } catch (failure) {
        if (!waiting) {
          if (isFromDatabase(failure)) throw failure;
          // Only where nothing had failed before does the savepoint belong to this work.
          await sent.settle();
        }
        const error = await sent.reasonOf(failure);
        if (isConflict(error)) throw error;
        await sent.control('rollback to savepoint work');
        // Looked for again, what somebody else just wrote is there.
        settled.push(isDuplicate(error) ? () => void alone([one]) : () => reject(error));
      }
    }
    return settled;
  };

  const attemptAll = async (lease: Lease, group: readonly Waiting[]) => {
    const [only, ...others] = group;
    if (only && others.length === 0) {
      const value = await attempt(lease, only.work);
      return [() => only.resolve(value)];
    }
    try {
      return await attempt(lease, () => runTogether(lease, group, false));
    } catch (error) {
      if (isConflict(error) || lease.broken) throw error;
      return attempt(lease, () => runTogether(lease, group, true));
    }
  };

  /** Runs while no other application has its turn; only newcomers can still be in the way. */
  const whileAlone = (group: readonly Waiting[]) =>
    withLease(async (lease) => {
      const { client, sent } = lease;
      await sent.control('select pg_advisory_lock($1)', [TURN_LOCK]);
      try {
        for (let count = 1; ; count++) {
          try {
            for (const settle of await attemptAll(lease, group)) settle();
            return;
          } catch (error) {
            const again = isConflict(error) ? count < ATTEMPTS : isDuplicate(error) && count === 1;
            if (lease.broken || !again) throw error;
            await wait(Math.random() * Math.min(5 * count, 60));
          }
        }
      } finally {
        await client
          .query('select pg_advisory_unlock($1)', [TURN_LOCK])
          .catch((failure: Error) => (lease.broken = failure));
      }
    });

  const alone = async (group: readonly Waiting[]) => {
    try {
      await whileAlone(group);
    } catch (error) {
      // Nobody's work was committed; who was answered is not answered again.
      for (const { reject } of group) reject(error);
    }
  };

  const drain = async () => {
    while (queue.length > 0) {
      // Who was just answered, or came at the same time, goes along.
      if (crowded) await new Promise((resolve) => setImmediate(resolve));
      const group = queue.slice(0, GROUP);
      queue = queue.slice(GROUP);
      await alone(group);
      crowded = group.length > 1 || queue.length > 0;
    }
    draining = false;
  };

  return {
    isBusy: () => draining || crowded,
    /** One after another within this process, however many ask. */
    inTurn: <T>(work: (tx: Db) => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject });
        if (draining) return;
        draining = true;
        void drain();
      }),
  };
};
