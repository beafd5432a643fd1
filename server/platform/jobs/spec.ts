/** What a kind of job consists of, and what it needs of the application. */
import type { Actor } from '#contract/platform/activities';
import type { JobKind } from '#contract/platform/jobs';
import type { Application } from '../http/context.ts';

/** What a job needs of the application; commands have no more than this. */
export type JobHost = Pick<Application, 'connection' | 'now' | 'settings' | 'dataDir'>;

export interface JobSpec {
  kind: JobKind;
  name: string;
  input: Record<string, unknown>;
  actor: Actor;
}
