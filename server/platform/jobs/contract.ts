export const JOB_KINDS = ['import', 'export', 'rebuild', 'bulkEdit', 'coupons'] as const;
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
/** States of a job that waits or runs. */
export const ACTIVE_STATUSES: readonly JobStatus[] = ['queued', 'running'];
/** Finished jobs and their results are deleted after so many days. */
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
  /** Name of the file to download, null when there is none. */
  resultName: string | null;
  /** Why it ended early: a translation key. */
  message: string | null;
  cancelRequested: boolean;
  staffName: string;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  /** Work units per second so far, and ms left at that rate; null while unknown. */
  rate: number | null;
  remaining: number | null;
}

/** One refused row of an import: physical line of the file, column at fault, reason as a translation key. */
export interface JobError {
  id: number;
  jobId: number;
  line: number;
  field: string | null;
  message: string;
  row: string[];
}
