/** Scheduled jobs and their runs: one for each job and business day of the store. */
import * as z from 'zod';
import { count, day, id, instant, MAX_ID, whole } from '#shared/fields';

/** `waiting`: it begins within a minute. `failed`: it is tried again at `heldUntil`. */
export const RUN_STATUSES = ['waiting', 'running', 'failed', 'done'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** Runs are deleted this number of days after they ended; of a job that the console no longer has, failed ones too. */
export const RUN_KEEP_DAYS = 400;

export const ScheduledRun = z.object({
  id: id(),
  /** Key of the job; the client's messages are `scheduledRuns.jobs.<key>`. */
  job: z.string(),
  /** The business day it is for, also where it ran later. */
  day: day(),
  status: z.enum(RUN_STATUSES),
  attempts: count(0, MAX_ID),
  /** While it runs, until when no other server takes it over; of a failed one, when it is tried again. */
  heldUntil: instant().nullable(),
  /** The last attempt. */
  startedAt: instant().nullable(),
  finishedAt: instant().nullable(),
  /** How many milliseconds the last attempt took; null while it runs. */
  duration: whole('plain').nullable(),
  /** What was done in all attempts; the client's messages are `scheduledRuns.counts.<name>`. */
  counts: z.record(z.string(), count(0, Number.MAX_SAFE_INTEGER)),
  /** Translation key of the reason why the last attempt failed. */
  errorKey: z.string().nullable(),
});
export type ScheduledRun = z.infer<typeof ScheduledRun>;

/** A job and how far it has come. */
export interface ScheduledJobState {
  key: string;
  /** `HH:MM` in the store's time zone. */
  time: string;
  /** The run of the newest business day; null before the first. */
  last: ScheduledRun | null;
  /** The first business day that has not begun, and when it is due (UTC ms), which is past while days are caught up. */
  nextDay: string;
  nextAt: number;
  /**
   * A server whose clock was ahead carried the job beyond the days that have come, or holds one of its runs until then:
   * nothing of it runs before, unless it is resumed.
   */
  isAhead: boolean;
  /** How many business days are due and have not begun. */
  due: number;
  /** How many runs failed and were not repeated with success since. */
  failed: number;
}
