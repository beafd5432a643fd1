/** Where PostgreSQL's writers wait once they were in each other's way: those that wait together share a transaction. */
import type pg from 'pg';
import type { Db } from '../database.ts';
import { isConflict, isDuplicate, isFromDatabase } from './errors.ts';
import type { Sent } from './pipeline.ts';

/** A transaction that has its turn is run again after a conflict with a newcomer, at most this often. */
const ATTEMPTS = 24;
/** Works of one transaction, at most. */
const GROUP = 16;
/** Transactions of one turn, at most: then another application may have its own. */
const TURN = 16;
const TURN_LOCK = 727_275;

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
  /** Its key was there already, and it looked again. */
  again?: boolean;
}
type Group = readonly Waiting[];
/** What to tell each of a group once it is committed. */
type Outcomes = (() => void)[];

export interface Transactions {
  withLease: <T>(work: (lease: Lease) => Promise<T>) => Promise<T>;
  /** Runs work until its commit is sent; `done` answers what it answered, or fails, once that is known. */
  send: <T>(lease: Lease, work: (tx: Db) => Promise<T>) => Promise<{ done: Promise<T> }>;
}

export const openTurns = ({ withLease, send }: Transactions) => {
  const queue: Waiting[] = [];
  let draining = false;
  /** Several waited for the last turn: those they were answered with will be back. */
  let crowded = false;

  /** Runs the works one after another. */
  const runTogether = async ({ tx, sent }: Lease, group: Group): Promise<Outcomes> => {
    const outcomes: Outcomes = [];
    for (const { work, resolve, reject } of group) {
      const { written } = sent;
      try {
        const value = await work(tx);
        outcomes.push(() => resolve(value));
      } catch (error) {
        // One that refused before it wrote leaves nothing to take back.
        if (isFromDatabase(error) || sent.written > written) throw error;
        outcomes.push(() => reject(error));
      }
    }
    return outcomes;
  };

  /**
   * As `runTogether`, each behind a savepoint so that one that fails takes back nothing of the others, and with its
   * writes waited for before the next begins, so that what the database refuses is known to be that work's.
   */
  const runApart = async ({ tx, sent }: Lease, group: Group): Promise<Outcomes> => {
    const outcomes: Outcomes = [];
    for (const one of group) {
      const { work, resolve, reject, again } = one;
      // The one before is kept with the same message that begins this one; the last with the commit.
      await sent.control(
        one === group[0] ? 'savepoint work' : 'release savepoint work; savepoint work',
      );
      try {
        const value = await work(tx);
        await sent.settle();
        outcomes.push(() => resolve(value));
      } catch (failure) {
        const error = await sent.reasonOf(failure);
        if (isConflict(error)) throw error;
        await sent.control('rollback to savepoint work');
        // Looked for again, what somebody else just wrote is there.
        outcomes.push(
          isDuplicate(error) && !again
            ? () => void queue.unshift({ ...one, again: true })
            : () => reject(error),
        );
      }
    }
    return outcomes;
  };

  /** Of one work alone: refused, it is refused whole. */
  const runOnly = async ({ tx }: Lease, { work, resolve }: Waiting): Promise<Outcomes> => {
    const value = await work(tx);
    return [() => resolve(value)];
  };

  /** Runs a group until its commit is sent, and tells its outcomes when that is answered. */
  const start = async (
    lease: Lease,
    group: Group,
    run: (lease: Lease, group: Group) => Promise<Outcomes>,
  ) => {
    const [only, ...others] = group;
    const { done } = await send(lease, () =>
      only && others.length === 0 ? runOnly(lease, only) : run(lease, group),
    );
    return { done: done.then((outcomes) => outcomes.forEach((tell) => tell())) };
  };

  /** Runs a group that failed again, each work apart, however often a newcomer is in its way. */
  const persist = async (lease: Lease, group: Group, failure: unknown) => {
    let error = failure;
    for (let count = 1; ; count++) {
      const again = isConflict(error)
        ? count < ATTEMPTS
        : count === 1 && (group.length > 1 || (isDuplicate(error) && !group[0]?.again));
      if (lease.broken || !again) break;
      if (isConflict(error)) await wait(Math.random() * Math.min(5 * count, 60));
      try {
        await (
          await start(lease, group, runApart)
        ).done;
        return;
      } catch (reason) {
        error = reason;
      }
    }
    // Nobody's work was committed.
    for (const { reject } of group) reject(error);
  };

  /**
   * One group after another while no other application has its turn. A group begins behind the commit of the one before,
   * while that is being answered; half of those who are there make a group, so that the other half can come back
   * meanwhile.
   */
  const runTurn = async (lease: Lease) => {
    let [before, failed]: [Promise<void>, { group: Group; error: unknown }[]] = [
      Promise.resolve(),
      [],
    ];
    let size = 0;
    for (let count = 0; count < TURN && queue.length > 0 && !lease.broken; count++) {
      size = Math.min(GROUP, Math.ceil((queue.length + size) / 2));
      const group = queue.splice(0, size);
      const { done } = await start(lease, group, runTogether).catch((error: unknown) => ({
        done: Promise.reject(error),
      }));
      const ended = done.catch((error: unknown) => void failed.push({ group, error }));
      await before;
      before = ended;
      if (failed.length > 0) {
        await before;
        for (const { group: again, error } of failed) await persist(lease, again, error);
        failed = [];
      }
      crowded = group.length > 1 || queue.length > 0;
    }
    await before;
    for (const { group, error } of failed) await persist(lease, group, error);
  };

  const takeTurn = () =>
    withLease(async (lease) => {
      await lease.sent.control('select pg_advisory_lock($1)', [TURN_LOCK]);
      try {
        await runTurn(lease);
      } finally {
        await lease.client
          .query('select pg_advisory_unlock($1)', [TURN_LOCK])
          .catch((failure: Error) => (lease.broken = failure));
      }
    });

  const drain = async () => {
    while (queue.length > 0) {
      // Who was just answered, or came at the same time, goes along.
      if (crowded) await new Promise((resolve) => setImmediate(resolve));
      // Where not even a connection is to be had, all who wait are told.
      await takeTurn().catch((error: unknown) =>
        queue.splice(0).forEach(({ reject }) => reject(error)),
      );
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
