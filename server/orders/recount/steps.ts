/** Walks a table by id in short transactions, so that other requests are answered in between. */
import type { Db } from '#db';
import type { JobRun } from '../../platform/jobs/jobRun.ts';

interface Row {
  id: number;
}
export interface Walk<R extends Row> {
  /** The next rows after an id, in the order of ids. */
  next: (tx: Db, after: number) => Promise<readonly R[]>;
  write: (tx: Db, rows: readonly R[]) => Promise<void>;
}

/** Reads and writes each step in one transaction; adds the number of rows to the progress. */
export const walk = async <R extends Row>(run: JobRun, { next, write }: Walk<R>) => {
  const { connection } = run.application;
  for (let after = 0; ;) {
    const rows = await connection.transaction(async (tx) => {
      const step = await next(tx, after);
      if (step.length > 0) await write(tx, step);
      return step;
    });
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    run.done += rows.length;
    await run.pause();
  }
};
