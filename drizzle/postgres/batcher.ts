/** Where PostgreSQL's writers wait once they were in each other's way: those that wait together share a transaction. */
import type pg from 'pg';
import type { Db } from '../database.ts';
import { LONG_QUEUE_MS, QUEUE_MS } from '../timeouts.ts';
import { WaitingLine } from '../waiting.ts';
import { isConflict, isDuplicate } from './errors.ts';
import type { StatementPipeline } from './pipeline.ts';

/** A batch is run again after a conflict with another application, at most this often. */
const ATTEMPTS = 24;
/** Works that share one transaction, at most. */
const MOST_IN_BATCH = 16;
/** Batches while this application holds the lock, at most: then another may have it. */
const MOST_BATCHES = 16;
/** Of the advisory lock under which one application at a time runs its batches. */
const BATCH_LOCK = 727_275;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A connection of the pool while it is in use. */
export interface Lease {
  client: pg.PoolClient;
  pipeline: StatementPipeline;
  /** The handle for statements that go through the pipeline. */
  tx: Db;
  /** Set when not even taking back works: the connection is thrown away. */
  broken?: Error;
}

interface Waiting {
  work: (tx: Db) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  /** Nothing limits how long its statements take. */
  isLong: boolean;
  /** Its key was there already, and it looked again. */
  again?: boolean;
}
type Batch = readonly Waiting[];
/** What to tell each work of a batch once it is committed. */
type Outcomes = (() => void)[];

export interface Transactions {
  withLease: <T>(work: (lease: Lease) => Promise<T>) => Promise<T>;
  /** Runs work in a transaction; fails with the reason for which it was taken back. */
  run: <T>(lease: Lease, work: (tx: Db) => Promise<T>, isLong: boolean) => Promise<T>;
}

export const openBatcher = ({ withLease, run }: Transactions) => {
  const queue = new WaitingLine<Waiting>();
  let isDraining = false;
  /** Several works were in the last batch: those whose callers were answered will soon be followed by others. */
  let isCrowded = false;

  /** Runs each work within a savepoint, so that one that fails takes back nothing of the others. */
  const runSeparately = async ({ tx, pipeline }: Lease, batch: Batch): Promise<Outcomes> => {
    const outcomes: Outcomes = [];
    for (const one of batch) {
      const { work, resolve, reject, again } = one;
      pipeline.control('savepoint work');
      try {
        const value = await work(tx);
        // Fails where the work went on after a statement that had failed.
        await pipeline.query('release savepoint work');
        outcomes.push(() => resolve(value));
      } catch (failure) {
        const error = pipeline.reasonOf(failure);
        if (isConflict(error)) throw error;
        pipeline.control('rollback to savepoint work');
        // Looked for again, what somebody else just wrote is there.
        outcomes.push(
          isDuplicate(error) && !again
            ? () => queue.unshift({ ...one, again: true }, QUEUE_MS)
            : () => reject(error),
        );
      }
    }
    return outcomes;
  };

  /** Runs a batch, again and again while another application is in its way, and tells each work its outcome. */
  const runBatch = async (lease: Lease, batch: Batch) => {
    const isLong = batch.some((one) => one.isLong);
    for (let attempt = 1; ; attempt++) {
      try {
        const outcomes = await run(lease, () => runSeparately(lease, batch), isLong);
        for (const tell of outcomes) tell();
        return;
      } catch (error) {
        if (!isConflict(error) || attempt === ATTEMPTS || lease.broken) {
          // Nobody's work was committed.
          for (const { reject } of batch) reject(error);
          return;
        }
      }
      await wait(Math.random() * Math.min(5 * attempt, 60));
    }
  };

  const runBatches = async (lease: Lease) => {
    for (let count = 0; count < MOST_BATCHES && queue.length > 0 && !lease.broken; count++) {
      const batch = queue.take(MOST_IN_BATCH);
      await runBatch(lease, batch);
      isCrowded = batch.length > 1 || queue.length > 0;
      // Whoever was just answered may have something else to write: it goes into the next batch.
      if (isCrowded) await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const runLocked = () =>
    withLease(async (lease) => {
      const { client } = lease;
      await client.query('select pg_advisory_lock($1)', [BATCH_LOCK]);
      try {
        await runBatches(lease);
      } finally {
        await client
          .query('select pg_advisory_unlock($1)', [BATCH_LOCK])
          .catch((failure: Error) => (lease.broken = failure));
      }
    });

  const drain = async () => {
    while (queue.length > 0) {
      // Where not even a connection or the lock is to be had, all who wait are told.
      await runLocked().catch((error: unknown) => {
        for (const { reject } of queue.take(queue.length)) reject(error);
      });
    }
    isDraining = false;
  };

  return {
    isBusy: () => isDraining || isCrowded,
    /** Runs work after what came before it in this process, together with what waits beside it. */
    enqueue: <T>(work: (tx: Db) => Promise<T>, isLong: boolean): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        queue.push(
          { work, resolve: resolve as (value: unknown) => void, reject, isLong },
          isLong ? LONG_QUEUE_MS : QUEUE_MS,
        );
        if (isDraining) return;
        isDraining = true;
        void drain();
      }),
  };
};
