/**
 * The job that recomputes what depends on the time zone and the first weekday. It works in steps, so that nobody waits
 * for it, and is started again until it has finished.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { type Actor, SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { settings as table } from '#db/schema/platform/settings';
import { findActiveInputs, findLatest } from '../jobs/findJobs.ts';
import type { JobRun } from '../jobs/jobRun.ts';
import type { PeriodicTask } from '../jobs/periodic.ts';
import { startJob } from '../jobs/runner.ts';
import type { JobHost } from '../jobs/spec.ts';
import { updateRow } from '../records/records.ts';
import { afterCalendarChange } from './hooks.ts';
import { readSettings } from './read.ts';

/** After a failure; whoever saves another calendar does not wait. */
export const RETRY_MS = 3_600_000;
/** Between two looks at the imports under way. */
const LOOK_MS = 500;

/** Waits for imports that began with earlier settings, because they may write behind the steps of this job. */
const awaitImports = async (run: JobRun) => {
  const { db } = run.application.connection;
  const active = async () =>
    (await findActiveInputs(db, { kind: 'import' })).flatMap(({ id, input }) =>
      input.dryRun === true ? [] : [id],
    );
  const begun = new Set(await active());
  while ((await active()).some((id) => begun.has(id))) {
    await run.pause();
    await wait(LOOK_MS);
  }
};

/** One pass; returns whether the calendar is still the one it was made with. */
const recountOnce = async (run: JobRun): Promise<boolean> => {
  const { connection } = run.application;
  // Until then another server may still write with the settings of before.
  await wait(run.application.settings.cacheMs);
  await awaitImports(run);
  const { timeZone, weekStart } = await readSettings(connection.db);
  for (const recount of afterCalendarChange.parts) await recount(run, { timeZone, weekStart });
  return connection.transaction(async (tx) => {
    const now = await readSettings(tx);
    const isCurrent = now.timeZone === timeZone && now.weekStart === weekStart;
    if (isCurrent) await updateRow(tx, table, now.id, { isRecounting: false });
    return isCurrent;
  });
};

const recount = async (run: JobRun) => {
  while (!(await recountOnce(run))) run.done = 0;
  run.application.settings.forget();
};

class RunsAlready extends Error {}

/** Starts the job unless it runs already, on any server: then it begins again by itself. */
export const startRecount = async (application: JobHost, actor: Actor) => {
  const { timeZone } = await readSettings(application.connection.db);
  const check = async (tx: Db) => {
    if ((await findActiveInputs(tx, { kind: 'rebuild' })).length > 0) throw new RunsAlready();
  };
  try {
    const spec = { kind: 'rebuild', name: timeZone, input: {}, actor, check } as const;
    await startJob(application, spec, recount);
  } catch (error) {
    if (!(error instanceof RunsAlready)) throw error;
  }
};

/** Goes on with a job that was interrupted, and some time after a failure tries again. */
export const RESUME_RECOUNT: PeriodicTask = async (application) => {
  const { db } = application.connection;
  const { isRecounting } = await readSettings(db);
  if (!isRecounting) return;
  const [latest] = await findLatest(db, { kind: 'rebuild' });
  const hasFailed = latest?.status === 'failed' || latest?.status === 'cancelled';
  if (hasFailed && (latest.finishedAt ?? 0) > application.now() - RETRY_MS) return;
  await startRecount(application, SYSTEM);
};
