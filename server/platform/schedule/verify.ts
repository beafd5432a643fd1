import type { Check } from '../verify/verify.ts';

export const scheduleChecks: readonly Check[] = [
  {
    // Otherwise a day would be begun a second time, or days would be left out.
    name: 'scheduled_jobs.nextDay',
    wrongRows: `select jobs.job, jobs.next_day, max(runs.day) as last_day
      from scheduled_jobs as jobs join scheduled_runs as runs on runs.job = jobs.job
      group by jobs.job, jobs.next_day having jobs.next_day <= max(runs.day)
      union all
      select runs.job, null, max(runs.day) from scheduled_runs as runs
      where not exists (select 1 from scheduled_jobs as jobs where jobs.job = runs.job)
      group by runs.job`,
  },
];
