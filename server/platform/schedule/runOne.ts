/** Runs what was claimed, page by page, and records how it ended. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { refusalOf } from '#db/errors';
import { prepared } from '#db/prepared';
import { scheduledRuns } from '#db/schema/platform/schedule';
import { addCounts, retryAfter } from '#rules/platform/schedule';
import { StorageError } from '../files/storage.ts';
import { isStopping, printFault } from '../jobs/aside.ts';
import { givesWay } from '../jobs/giveWay.ts';
import type { JobHost, RunPage } from '../jobs/spec.ts';
import { LEASE_MS, type RunRow } from './claim.ts';
import { RunFailure, type ScheduledJob } from './jobs.ts';

/** Another server has taken the run over. */
class TakenOver extends Error {}
/** This server stops. */
class Stopped extends Error {}

const isRunning = eq(scheduledRuns.status, 'running');
/** Who writes: the attempt, as long as it runs and no other has begun. */
const OWN = { id: scheduledRuns.id, attempts: scheduledRuns.attempts };

const saveProgress = prepared(
  { ...OWN, heldUntil: scheduledRuns.heldUntil, counts: scheduledRuns.counts },
  (q, { id, attempts, ...progress }) =>
    q
      .update(scheduledRuns)
      .set(progress)
      .where(and(eq(OWN.id, id), eq(OWN.attempts, attempts), isRunning))
      .returning({ id: scheduledRuns.id }),
);
const saveEnd = prepared(
  {
    ...OWN,
    status: scheduledRuns.status,
    heldUntil: scheduledRuns.heldUntil,
    finishedAt: scheduledRuns.finishedAt,
    errorKey: scheduledRuns.errorKey,
  },
  (q, { id, attempts, ...end }) =>
    q
      .update(scheduledRuns)
      .set(end)
      .where(and(eq(OWN.id, id), eq(OWN.attempts, attempts), isRunning)),
);

/**
 * Each page extends the lease and adds to the counts in its own transaction, and is written only if the run is still this
 * server's.
 */
const pagesOf = (
  { connection, now }: JobHost,
  { id, attempts, counts: before }: RunRow,
): RunPage => {
  let counts = before;
  const giveWay = givesWay();
  return async (work) => {
    if (isStopping()) throw new Stopped();
    const page = await connection.transaction(async (tx: Db) => {
      let sum = counts;
      const result = await work(tx, (name, by = 1) => {
        if (by !== 0) sum = addCounts(sum, { [name]: by });
      });
      const own = { id, attempts, heldUntil: now() + LEASE_MS, counts: sum };
      if ((await saveProgress(tx, own)).length === 0) throw new TakenOver();
      return { result, sum };
    });
    counts = page.sum;
    await giveWay();
    return page.result;
  };
};

const keyOf = (error: unknown): string => {
  if (error instanceof RunFailure) return error.key;
  if (error instanceof StorageError) return 'scheduledRuns.errors.storage';
  const kind = refusalOf(error)?.kind;
  if (kind === 'busy' || kind === 'unavailable') return 'scheduledRuns.errors.database';
  return kind === 'full' ? 'scheduledRuns.errors.diskFull' : 'scheduledRuns.errors.internal';
};

/**
 * Runs one claimed run to its end; returns whether this server goes on with others, which it does not when it stops.
 * Throws only where the end cannot be recorded, and then the lease lapses.
 */
export const runOne = async (
  application: JobHost,
  job: ScheduledJob,
  run: RunRow,
): Promise<boolean> => {
  const { connection, now } = application;
  const { id, attempts } = run;
  const end = (values: Pick<RunRow, 'status' | 'heldUntil' | 'finishedAt' | 'errorKey'>) =>
    connection.transaction((tx) => saveEnd(tx, { id, attempts, ...values }));
  try {
    await job.run(application, run.day, pagesOf(application, run));
  } catch (error) {
    if (error instanceof TakenOver) return true;
    const at = now();
    if (error instanceof Stopped) {
      await end({ status: 'waiting', heldUntil: at, finishedAt: null, errorKey: null });
      return false;
    }
    if (!(error instanceof RunFailure)) printFault(error);
    const heldUntil = at + retryAfter(attempts);
    await end({ status: 'failed', heldUntil, finishedAt: at, errorKey: keyOf(error) });
    return true;
  }
  await end({ status: 'done', heldUntil: null, finishedAt: now(), errorKey: null });
  return true;
};
