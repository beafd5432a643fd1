import type { JobKind, JobStatus } from '#contract/platform/jobs';
import { kit } from '../../kit.ts';

/** Long work: an import, an export, a bulk change, a rebuild. The person may leave; the row tells how it goes. */
export const jobs = kit.table(
  'jobs',
  {
    id: kit.id(),
    kind: kit.text().$type<JobKind>().notNull(),
    name: kit.text().notNull(),
    status: kit.text().$type<JobStatus>().notNull(),
    input: kit.json().$type<Record<string, unknown>>().notNull(),
    /** Units done and in all (bytes of a file, rows of a list); total 0 while unknown. */
    done: kit.money().notNull().default(0),
    total: kit.money().notNull().default(0),
    counts: kit.json().$type<Record<string, number>>().notNull(),
    /** File under the data folder that the person may download, and its name for them. */
    resultFile: kit.text(),
    resultName: kit.text(),
    message: kit.text(),
    cancelRequested: kit
      .yesNo()
      .notNull()
      .$defaultFn(() => false),
    staffId: kit.text(),
    staffName: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
    startedAt: kit.instant(),
    /** Last sign of life; a running job without one for a minute was interrupted. */
    heartbeatAt: kit.instant(),
    finishedAt: kit.instant(),
  },
  (t) => [kit.index('jobs_staff').on(t.staffId, t.id), kit.index('jobs_status').on(t.status)],
);

/** Rows an import refused: where, which field, why, and the row itself, to download and mend. */
export const jobErrors = kit.table(
  'job_errors',
  {
    id: kit.id(),
    jobId: kit
      .integer()
      .notNull()
      .references(() => jobs.id, { onDelete: 'cascade' }),
    line: kit.integer().notNull(),
    field: kit.text(),
    message: kit.text().notNull(),
    row: kit.json().$type<string[]>().notNull(),
  },
  (t) => [kit.index('job_errors_job').on(t.jobId, t.id)],
);
