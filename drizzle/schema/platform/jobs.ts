import type { JobKind, JobStatus } from '#contract/platform/jobs';
import { kit } from '../../kit.ts';

/**
 * Long work that continues after its request has been answered: imports, exports, bulk changes, rebuilds. The row
 * contains the progress.
 */
export const jobs = kit.table(
  'jobs',
  {
    id: kit.id(),
    kind: kit.text().$type<JobKind>().notNull(),
    name: kit.text().notNull(),
    status: kit.text().$type<JobStatus>().notNull(),
    input: kit.json().$type<Record<string, unknown>>().notNull(),
    /** Units done and units in total (bytes of a file, rows of a list); the total is 0 while it is unknown. */
    done: kit.money().notNull().default(0),
    total: kit.money().notNull().default(0),
    counts: kit.json().$type<Record<string, number>>().notNull(),
    /** File in the data folder that the person may download, and the name shown for it. */
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
    /** A running job without a heartbeat for a minute counts as interrupted. */
    heartbeatAt: kit.instant(),
    finishedAt: kit.instant(),
  },
  (t) => [kit.index('jobs_staff').on(t.staffId, t.id), kit.index('jobs_status').on(t.status)],
);

/**
 * Errors of the rows that an import refused, with the rows themselves, so that people can download and correct them.
 */
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
  (t) => [kit.index('job_errors_line').on(t.jobId, t.line, t.id)],
);
