/** Shows jobs with their errors and results, and cancels them. */
import { join } from 'node:path';
import { createReadStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { can } from '#contract/platform/access';
import { type Job, UNSTOPPABLE } from '#contract/platform/jobs';
import { jobErrors, jobs } from '#db/schema/platform/jobs';
import { sendAs } from '../exports/send.ts';
import type { Context } from '../http/context.ts';
import { conflict, notFound } from '../http/errors.ts';
import { listOf, listRows } from '../lists/list.ts';
import type { CustomFilter, ListSpec } from '../lists/spec.ts';
import { parseList } from '../lists/parse.ts';
import { findRow, recordId } from '../records/records.ts';
import { type JobRow, toJob } from './store.ts';
import { requestCancel } from './progress.ts';

/** Owners and managers see all jobs, others only their own. */
const canSeeAll = (context: Context) => context.role !== null && can(context.role, 'jobs', 'all');

/** The job's row; 404 where it does not exist or the caller may not see it. */
export const ownJob = async (context: Context, id: string | undefined): Promise<JobRow> => {
  const row = await findRow(context.db, jobs, recordId(id));
  if (!row || (!canSeeAll(context) && row.staffId !== context.actor.id)) throw notFound();
  return row;
};

/** A dry run saves nothing: whoever started it sees at once that its file was refused. */
const isDryRun: CustomFilter = (value) =>
  typeof value === 'boolean'
    ? {
        sql: `cast("jobs".input as text) ${value ? '' : 'not '}like ?`,
        values: ['%"dryRun":true%'],
      }
    : null;

export const jobList: ListSpec = {
  table: jobs,
  hidden: ['resultFile'],
  searchColumns: ['name'],
  filters: { isDryRun },
  defaultSort: ['id', 'DESC'],
  scope: (context) =>
    canSeeAll(context) ? null : { sql: '"jobs".staff_id = ?', values: [context.actor.id] },
  finish: (_context, rows) =>
    rows.map((row) => ({ ...toJob({ ...row, resultFile: row.resultName } as JobRow) })),
};
export const list = listOf(jobList);

export const cancel = async (context: Context, id: string | undefined): Promise<Job> => {
  const row = await ownJob(context, id);
  if (row.status !== 'queued' && row.status !== 'running') throw conflict('jobs.errors.finished');
  if (UNSTOPPABLE.includes(row.kind)) throw conflict('jobs.errors.mustFinish');
  await context.transaction((tx) => requestCancel(tx, { id: row.id }));
  return toJob({ ...row, cancelRequested: true });
};

export const errorsOf = async (context: Context, id: string | undefined, query: unknown) => {
  const { id: jobId } = await ownJob(context, id);
  const scope = () => ({ sql: '"job_errors".job_id = ?', values: [jobId] });
  return listRows(
    { table: jobErrors, defaultSort: ['line', 'ASC'], scope },
    context,
    parseList(query as Record<string, unknown>),
  );
};

export const sendResult = async (context: Context, request: Request, response: Response) => {
  const row = await ownJob(context, String(request.params.id));
  const path = row.resultFile === null ? null : join(context.dataDir, row.resultFile);
  if (path === null || !existsSync(path)) throw notFound();
  sendAs(response, row.resultName ?? 'result');
  await pipeline(createReadStream(path), response);
};
