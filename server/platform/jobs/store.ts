/** Reads and writes the rows of jobs and their errors. */
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

/** What a job needs of the application; commands have no more than this. */
export type JobHost = Pick<Application, 'connection' | 'now' | 'settings' | 'dataDir'>;

export interface JobSpec {
  kind: JobKind;
  name: string;
  input: Record<string, unknown>;
  actor: Actor;
}

/** Key of `input` that names the process that runs the job; never shown. */
export const WORKER = 'worker';

/** No rate is shown before a job has run this long. */
const RATE_AFTER_MS = 500;

/** A job as the contract has it: without the process that runs it, with its rate and the time left. */
export const toJob = ({ resultFile, staffId: _, heartbeatAt, input, ...row }: JobRow): Job => {
  const { [WORKER]: _worker, ...shown } = input;
  const elapsed =
    row.startedAt === null ? 0 : (row.finishedAt ?? heartbeatAt ?? row.startedAt) - row.startedAt;
  const rate = elapsed >= RATE_AFTER_MS && row.done > 0 ? (row.done * 1000) / elapsed : null;
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

/** Writes a job's progress; answers whether somebody asked to cancel it. */
export const saveProgress = prepared(
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

/** What the jobs of a kind that wait or run were started with. */
export const findActiveInputs = prepared({ kind: jobs.kind }, (q, { kind }) =>
  q
    .select({ input: jobs.input })
    .from(jobs)
    .where(and(eq(jobs.kind, kind), isUnfinished)),
);

/** Jobs that wait or run, with their last heartbeat and (in `input`) the process that works on them. */
export const findUnfinished = prepared({}, (q) =>
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

/** Finished jobs created before an instant, with their files. */
export const findExpired = prepared({ before: jobs.createdAt }, (q, { before }) =>
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

export const findJob = (db: Db, id: number): Promise<JobRow | undefined> => findRow(db, jobs, id);
