export const JOB_KINDS = [
  'import',
  'export',
  'rebuild',
  'bulkEdit',
  'coupons',
  'webhooks',
  'levels',
  'replays',
  'segments',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];
export const JOB_STATUSES = [
  'queued',
  'running',
  'done',
  'failed',
  'cancelled',
  'interrupted',
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];
/** Statuses of a job that waits or runs. */
export const ACTIVE_STATUSES: readonly JobStatus[] = ['queued', 'running'];
/** Work that must be finished: figures would stay wrong, so nobody may cancel it. */
export const UNSTOPPABLE: readonly JobKind[] = ['rebuild', 'levels', 'segments'];
/** Finished jobs and their results are deleted after this number of days. */
export const JOB_KEEP_DAYS = 30;

export interface Job {
  id: number;
  kind: JobKind;
  name: string;
  status: JobStatus;
  input: Record<string, unknown>;
  done: number;
  total: number;
  counts: Record<string, number>;
  /** Name of the file to download; null where there is none. */
  resultName: string | null;
  /** Translation key of the reason why it ended early. */
  message: string | null;
  cancelRequested: boolean;
  staffName: string;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Units per second so far, and the remaining ms at that rate; null while unknown. */
  rate: number | null;
  remaining: number | null;
}

/** One refused row of an import: physical line of the file, column with the error, reason as a translation key. */
export interface JobError {
  id: number;
  jobId: number;
  line: number;
  field: string | null;
  message: string;
  row: string[];
}
