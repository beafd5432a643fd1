/** The hook that runs after a version was approved, and after an approved one was withdrawn before it began. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Application } from '../../platform/http/context.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BegunVersion } from './rules.ts';

export interface ProgrammeDecided {
  kind: 'approved' | 'withdrawn';
  version: BegunVersion;
}

export interface AfterProgrammeDecision {
  /** In the transaction of the decision. */
  record?: (tx: Db, writer: Writer, decided: ProgrammeDecided) => Promise<unknown>;
  /** Once it is stored, for work that goes on aside. */
  afterwards?: (application: Application, decided: ProgrammeDecided) => Promise<unknown>;
}

export const afterProgrammeDecisions = new Hook<AfterProgrammeDecision>('afterProgrammeDecisions');
