import { query } from '#db/statements';
import { addDays } from '#shared/days';
import type { Check } from '../verify/verify.ts';
import { scheduledJobs } from './jobs.ts';

interface Progress {
  job: string;
  nextDay: string | null;
  lastDay: string;
}
const NAME = 'scheduled_jobs.nextDay';

export const scheduleChecks: readonly Check[] = [
  {
    // The next day follows the last run: otherwise a day would be begun a second time, or days would be left out. Of a job
    // that the console no longer has, old runs are deleted.
    name: NAME,
    find: async (tx) => {
      const rows = await query<Progress>(
        tx,
        `select runs.job as "job", max(jobs.next_day) as "nextDay", max(runs.day) as "lastDay"
          from scheduled_runs as runs left join scheduled_jobs as jobs on jobs.job = runs.job
          group by runs.job order by runs.job`,
      );
      const known = new Set(scheduledJobs.parts.map(({ key }) => key));
      return rows
        .filter(({ job, nextDay, lastDay }) => {
          if (nextDay === null || nextDay <= lastDay) return true;
          return known.has(job) && nextDay !== addDays(lastDay, 1);
        })
        .map(({ job, nextDay, lastDay }) => ({
          table: NAME,
          kept: { job, nextDay },
          expected: { job, nextDay: addDays(lastDay, 1) },
        }));
    },
  },
];
