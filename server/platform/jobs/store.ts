/** A job as it is stored, and its conversion for the API. */
import type { Job } from '#contract/platform/jobs';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { jobs } from '#db/schema/platform/jobs';
import type { JobSpec } from './spec.ts';

export type JobRow = typeof jobs.$inferSelect;

/** Key of `input` that names the process that runs the job; never shown. */
export const WORKER = 'worker';

/** Minimum ms of running before a rate is shown. */
const RATE_AFTER_MS = 500;

/** A job according to the contract: without the process that runs it, but with its rate and the remaining time. */
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
