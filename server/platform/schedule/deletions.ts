/** The scheduled jobs of the platform: what is kept for a limited time is deleted. */
import { startOfDay } from '#shared/days';
import { lastDueDay } from '#rules/platform/schedule';
import { deleteUnusedFiles } from '../files/deleteUnused.ts';
import { printFault } from '../jobs/aside.ts';
import { deleteExpiredJobs } from '../jobs/recover.ts';
import { deleteExpiredRows } from '../jobs/retention.ts';
import type { JobHost } from '../jobs/spec.ts';
import { readSettings } from '../settings/read.ts';
import { RunFailure, type ScheduledJob } from './jobs.ts';

/**
 * The first instant of a business day, and never one to come: after a change of the time zone the day may begin later than
 * when its run became due.
 */
const startOf = async ({ connection, now }: JobHost, day: string): Promise<number> => {
  const { timeZone } = await readSettings(connection.db);
  return Math.min(startOfDay(day, timeZone), now());
};

const UNUSED_FILES_TIME = '04:00';

export const DELETIONS: readonly ScheduledJob[] = [
  {
    key: 'expiredRows',
    time: '03:00',
    run: async (application, day, page) => deleteExpiredRows(await startOf(application, day), page),
  },
  {
    key: 'expiredJobs',
    time: '03:30',
    run: async (application, day, page) =>
      deleteExpiredJobs(application, await startOf(application, day), page),
  },
  {
    key: 'unusedFiles',
    time: UNUSED_FILES_TIME,
    run: async (application, day, page) => {
      const { timeZone } = await readSettings(application.connection.db);
      // It looks at what is unused now, through all files: once for all the days that were missed.
      if (day < lastDueDay(application.now(), { time: UNUSED_FILES_TIME, timeZone })) return;
      const failures = await deleteUnusedFiles(application, { onFailure: printFault, page });
      if (failures > 0) throw new RunFailure('scheduledRuns.errors.storage');
    },
  },
];
