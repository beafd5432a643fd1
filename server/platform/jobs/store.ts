/** Job rows: read as the contract has them, written by the runner. */
import { and, eq, inArray, lt, notInArray } from 'drizzle-orm';
import type { Actor } from '#contract/platform/activities';
import type { Job, JobKind, JobStatus } from '#contract/platform/jobs';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import type { Application } from '../http/context.ts';
import { findRow } from '../records/records.ts';

export type JobRow = typeof jobs.$inferSelect;
export type NewJobError = Omit<typeof jobErrors.$inferInsert, 'id' | 'jobId'>;

/** What long work needs of the application; the command line has no more. */
export type Workplace = Pick<Application, 'connection' | 'now' | 'settings' | 'dataDir'>;

export interface JobSpec {
  kind: JobKind;
  name: string;
  input: Record<string, unknown>;
  actor: Actor;
}

/** Key of `input` that names the process at work; nobody else's business. */
export const WORKER = 'worker';

/** Before this much work the pace says nothing. */
const PACE_AFTER_MS = 500;

/** What people see of a job: without where it runs, with its pace. */
export const presentJob = ({ resultFile, staffId: _, heartbeatAt, input, ...row }: JobRow): Job => {
  const { [WORKER]: _worker, ...shown } = input;
  const elapsed =
    row.startedAt === null ? 0 : (row.finishedAt ?? heartbeatAt ?? row.startedAt) - row.startedAt;
  const rate = elapsed >= PACE_AFTER_MS && row.done > 0 ? (row.done * 1000) / elapsed : null;
  const running = row.status === 'running' && row.total > 0;
  return {
    ...row,
    input: shown,
    resultName: resultFile === null ? null : row.resultName,
    rate,
    remaining: rate !== null && running ? Math.round(((row.total - row.done) * 1000) / rate) : null,
  };
};

export const insertJob = async (
  tx: Db,
  { kind, name, input, actor }: JobSpec,
  worker: string,
  now: number,
): Promise<number> => {
  const [id = 0] = await insertRows(
    tx,
    jobs,
    [
      {
        kind,
        name,
        status: 'queued',
        input: { ...input, [WORKER]: worker },
        counts: {},
        staffId: actor.kind === 'staff' ? actor.id : null,
        staffName: actor.name,
        createdAt: now,
        heartbeatAt: now,
      },
    ],
    { returning: true },
  );
  return id;
};

const UNFINISHED: JobStatus[] = ['queued', 'running'];
const isUnfinished = inArray(jobs.status, UNFINISHED);

export const markStarted = prepared({ id: jobs.id, now: jobs.startedAt }, (q, { id, now }) =>
  q
    .update(jobs)
    .set({ status: 'running', startedAt: now, heartbeatAt: now })
    .where(eq(jobs.id, id)),
);

/** Tells how far a job is; answers whether somebody asked it to stop. */
export const beat = prepared(
  {
    id: jobs.id,
    done: jobs.done,
    total: jobs.total,
    counts: jobs.counts,
    heartbeatAt: jobs.heartbeatAt,
  },
  (q, { id, ...progress }) =>
    q
      .update(jobs)
      .set(progress)
      .where(eq(jobs.id, id))
      .returning({ cancelRequested: jobs.cancelRequested }),
);

export const requestCancel = prepared({ id: jobs.id }, (q, { id }) =>
  q
    .update(jobs)
    .set({ cancelRequested: true })
    .where(and(eq(jobs.id, id), isUnfinished)),
);

export const markInterrupted = prepared({ id: jobs.id, now: jobs.finishedAt }, (q, { id, now }) =>
  q
    .update(jobs)
    .set({ status: 'interrupted', message: 'jobs.errors.interrupted', finishedAt: now })
    .where(and(eq(jobs.id, id), isUnfinished)),
);

/** Jobs that say they work, with their last sign of life and the process that works on them. */
export const unfinished = prepared({}, (q) =>
  q
    .select({
      id: jobs.id,
      input: jobs.input,
      heartbeatAt: jobs.heartbeatAt,
      createdAt: jobs.createdAt,
    })
    .from(jobs)
    .where(isUnfinished),
);

export const outlived = prepared({ before: jobs.createdAt }, (q, { before }) =>
  q
    .select({ id: jobs.id, resultFile: jobs.resultFile, input: jobs.input })
    .from(jobs)
    .where(and(lt(jobs.createdAt, before), notInArray(jobs.status, UNFINISHED))),
);
export const deleteErrors = prepared({ jobId: jobErrors.jobId }, (q, { jobId }) =>
  q.delete(jobErrors).where(eq(jobErrors.jobId, jobId)),
);
export const deleteJob = prepared({ id: jobs.id }, (q, { id }) =>
  q.delete(jobs).where(eq(jobs.id, id)),
);

export const insertErrors = (tx: Db, jobId: number, errors: readonly NewJobError[]) =>
  insertRows(
    tx,
    jobErrors,
    errors.map((error) => ({ ...error, jobId })),
  );

export type FinalStatus = Exclude<JobStatus, 'queued' | 'running'>;

export const readJobRow = (db: Db, id: number): Promise<JobRow | undefined> =>
  findRow(db, jobs, id);
