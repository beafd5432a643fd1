/** Runs a failed run again. */
import type { ScheduledRun } from '#contract/platform/schedule';
import type { Db } from '#db';
import { scheduledRuns } from '#db/schema/platform/schedule';
import { recordActivity } from '../activities/record.ts';
import type { Context } from '../http/context.ts';
import { conflict } from '../http/errors.ts';
import { getRow, updateRow } from '../records/records.ts';
import { scheduledJobs } from './jobs.ts';

/** One run; 404 where it does not exist. */
export const loadRun = async (db: Db, id: number): Promise<ScheduledRun> => {
  const row = await getRow(db, scheduledRuns, id);
  const { startedAt, finishedAt } = row;
  const duration = startedAt === null || finishedAt === null ? null : finishedAt - startedAt;
  return { ...row, duration };
};

/** Lets a failed run begin with the next look of any server, within a minute, instead of later. */
export const runAgain = (context: Context, id: number): Promise<ScheduledRun> =>
  context.transaction(async (tx) => {
    const { job, day, status, heldUntil } = await loadRun(tx, id);
    if (status !== 'failed') throw conflict('scheduledRuns.errors.notFailed');
    if (!scheduledJobs.parts.some(({ key }) => key === job))
      throw conflict('scheduledRuns.errors.noJob');
    const at = context.now();
    await updateRow(tx, scheduledRuns, id, { status: 'waiting', heldUntil: at });
    await recordActivity(tx, {
      actor: context.actor,
      at,
      resource: 'scheduledRuns',
      recordId: id,
      recordName: day,
      verb: 'runAgain',
      before: { job, status, heldUntil },
      after: { job, status: 'waiting', heldUntil: at },
    });
    return loadRun(tx, id);
  });
