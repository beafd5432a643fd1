/** The parts of a kind of job, and what a job needs from the application. */
import type { Actor } from '#contract/platform/activities';
import type { JobKind } from '#contract/platform/jobs';
import type { Db } from '#db';
import type { Application } from '../http/context.ts';

/** What a job needs from the application; commands provide only this. */
export type JobHost = Pick<Application, 'connection' | 'now' | 'settings' | 'dataDir' | 'files'>;

export interface JobSpec {
  kind: JobKind;
  name: string;
  input: Record<string, unknown>;
  actor: Actor;
  /**
   * Throws where the job may not start, for example because it runs already. In the transaction that inserts the job, so
   * that of two requests on any servers only one passes.
   */
  check?: (tx: Db) => Promise<void>;
  /** In the same transaction, when the job has its id. */
  inserted?: (tx: Db, id: number) => Promise<void>;
}

/** Adds to the counts of a run, in the transaction that is under way: it counts only if that is committed. */
export type Count = (name: string, by?: number) => void;

/**
 * Runs one page of a scheduled job in a transaction. Throws where the run must end: the server stops, or another one has
 * taken the run over.
 */
export type RunPage = <T>(work: (tx: Db, count: Count) => Promise<T>) => Promise<T>;
