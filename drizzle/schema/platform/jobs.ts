import type { JobKind, JobStatus } from '#contract/platform/jobs';
import { kit } from '../../kit.ts';

/** Long work that goes on without its request: imports, exports, bulk changes, rebuilds. The row has the progress. */
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
    /** A running job without a heartbeat for a minute was interrupted. */
    heartbeatAt: kit.instant(),
    finishedAt: kit.instant(),
  },
  (t) => [kit.index('jobs_staff').on(t.staffId, t.id), kit.index('jobs_status').on(t.status)],
);

/** Errors of the rows that an import refused, with the row itself, to be downloaded and corrected. */
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
