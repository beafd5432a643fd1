/** Queues PostgreSQL transactions after a conflict; those that wait at the same time share one transaction. */
import type pg from 'pg';
import type { Db } from '../database.ts';
import { LONG_QUEUE_MS, QUEUE_MS } from '../timeouts.ts';
import { WaitingQueue } from '../waiting.ts';
import { isConflict, isDuplicate } from './errors.ts';
import type { StatementPipeline } from './pipeline.ts';

/** How often a batch is retried at most after conflicts with another application. */
const ATTEMPTS = 24;
/** The largest number of works that share one transaction. */
const MAX_IN_BATCH = 16;
/** The largest number of batches before the lock is released for other applications. */
const MAX_BATCHES = 16;
/** Key of the advisory lock under which only one application at a time runs its batches. */
const BATCH_LOCK = 727_275;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A connection of the pool that is in use. */
export interface Lease {
  client: pg.PoolClient;
  pipeline: StatementPipeline;
  /** Handle for statements that go through the pipeline. */
  tx: Db;
  /** Set when even the rollback fails: the connection is then closed. */
  broken?: Error;
}

interface Waiting {
  work: (tx: Db) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  /** The duration of its statements is not limited. */
  isLong: boolean;
  /** The work is run for the second time after a duplicate key. */
  isRetry?: boolean;
}
type Batch = readonly Waiting[];
/** Callbacks that settle the works of a batch after the commit. */
type Outcomes = (() => void)[];

export interface Transactions {
  withLease: <T>(work: (lease: Lease) => Promise<T>) => Promise<T>;
  /** Runs work in a transaction; rejects with the error that caused a rollback. */
  run: <T>(lease: Lease, work: (tx: Db) => Promise<T>, isLong: boolean) => Promise<T>;
}

export const openBatcher = ({ withLease, run }: Transactions) => {
  const queue = new WaitingQueue<Waiting>();
  let isDraining = false;
  /** The last batch contained several works, so more are likely to follow soon. */
  let isCrowded = false;

  /** Runs each work within a savepoint, so that a failing work does not roll back the others. */
  const runSeparately = async ({ tx, pipeline }: Lease, batch: Batch): Promise<Outcomes> => {
    const outcomes: Outcomes = [];
    for (const one of batch) {
      const { work, resolve, reject, isRetry } = one;
      pipeline.control('savepoint work');
      try {
        const value = await work(tx);
        // Fails if the work continued after a failed statement.
        await pipeline.query('release savepoint work');
        outcomes.push(() => resolve(value));
      } catch (failure) {
        const error = pipeline.reasonOf(failure);
        if (isConflict(error)) throw error;
        pipeline.control('rollback to savepoint work');
        // On a second run the work finds the key that another transaction has just written.
        outcomes.push(
          isDuplicate(error) && !isRetry
            ? () => queue.unshift({ ...one, isRetry: true }, QUEUE_MS)
            : () => reject(error),
        );
      }
    }
    return outcomes;
  };

  /** Runs a batch, retrying after conflicts with other applications, and settles each of its works. */
  const runBatch = async (lease: Lease, batch: Batch) => {
    const isLong = batch.some((one) => one.isLong);
    for (let attempt = 1; ; attempt++) {
      try {
        const outcomes = await run(lease, () => runSeparately(lease, batch), isLong);
        for (const settle of outcomes) settle();
        return;
      } catch (error) {
        if (!isConflict(error) || attempt === ATTEMPTS || lease.broken) {
          // No work of the batch was committed.
          for (const { reject } of batch) reject(error);
          return;
        }
      }
      await wait(Math.random() * Math.min(5 * attempt, 60));
    }
  };

  const runBatches = async (lease: Lease) => {
    for (let count = 0; count < MAX_BATCHES && queue.length > 0 && !lease.broken; count++) {
      const batch = queue.take(MAX_IN_BATCH);
      await runBatch(lease, batch);
      isCrowded = batch.length > 1 || queue.length > 0;
      // Callers that have just been answered may write again: their work joins the next batch.
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
      // Without a connection or the lock, every waiting work is rejected.
      await runLocked().catch((error: unknown) => {
        for (const { reject } of queue.take(queue.length)) reject(error);
      });
    }
    isDraining = false;
  };

  return {
    isBusy: () => isDraining || isCrowded,
    /** Queues work; it runs after earlier work of this process, together with other waiting work. */
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
