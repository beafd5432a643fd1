/** The hook for scheduled jobs: work that is due once for each business day of the store. */
import { Hook } from '#shared/hook';
import type { JobHost, RunPage } from '../jobs/spec.ts';

export interface ScheduledJob {
  /** Names its runs for ever. The client's messages are `scheduledRuns.jobs.<key>` and `scheduledRuns.does.<key>`. */
  key: string;
  /** `HH:MM` in the store's time zone, from which the run of a business day is due. */
  time: string;
  /**
   * Does the work of a business day in pages, each one transaction. It may begin again at any page, also on another
   * server: a page that finds its work done does nothing. Of a day that was missed it does what it would have done then.
   */
  run: (application: JobHost, businessDay: string, page: RunPage) => Promise<void>;
}

/** Scheduled jobs of every domain, in their order. */
export const scheduledJobs = new Hook<ScheduledJob>('schedule');

/** A failure with a reason that the screen can name: a translation key. */
export class RunFailure extends Error {
  constructor(readonly key: string) {
    super(key);
  }
}
