/** Job rows: read as the contract has them, written by the runner. */
import type { Actor } from '#contract/platform/activities';
import type { Job, JobKind, JobStatus } from '#contract/platform/jobs';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import { statement } from '#db/statements';
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

export const markStarted = statement(
  `update jobs set status = 'running', started_at = ?, heartbeat_at = ? where id = ?`,
);

/** Tells how far a job is; answers whether somebody asked it to stop. */
export const beat = statement<{ cancelRequested: number }>(
  `update jobs set done = ?, total = ?, counts = ?, heartbeat_at = ? where id = ? returning cancel_requested as "cancelRequested"`,
);

export const markFinished = statement(
  `update jobs set status = ?, message = ?, done = ?, total = ?, counts = ?, result_file = ?, result_name = ?, input = ?,
     heartbeat_at = ?, finished_at = ? where id = ?`,
);

export const requestCancel = statement(
  `update jobs set cancel_requested = 1 where id = ? and status in ('queued', 'running')`,
);

export const markInterrupted = statement(
  `update jobs set status = 'interrupted', message = 'jobs.errors.interrupted', finished_at = ? where id = ? and status in ('queued', 'running')`,
);

/** Jobs that say they work, with their last sign of life and the process that works on them. */
export const unfinished = statement<{
  id: number;
  input: string;
  heartbeatAt: number | null;
  createdAt: number;
}>(
  `select id, input, heartbeat_at as "heartbeatAt", created_at as "createdAt" from jobs where status in ('queued', 'running')`,
);

export const outlived = statement<{ id: number; resultFile: string | null; input: string }>(
  `select id, result_file as "resultFile", input from jobs where created_at < ? and status not in ('queued', 'running')`,
);
export const deleteErrors = statement('delete from job_errors where job_id = ?');
export const deleteJob = statement('delete from jobs where id = ?');

export const insertErrors = (tx: Db, jobId: number, errors: readonly NewJobError[]) =>
  insertRows(
    tx,
    jobErrors,
    errors.map((error) => ({ ...error, jobId })),
  );

export type FinalStatus = Exclude<JobStatus, 'queued' | 'running'>;

export const readJobRow = (db: Db, id: number): Promise<JobRow | undefined> =>
  findRow(db, jobs, id);
