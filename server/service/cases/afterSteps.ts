/** Steps of cases: later features, as clocks that the law sets, attach here. */
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseParty, CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';
import type { CaseRow } from './caseKinds.ts';

export interface CaseStepTaken {
  /** As it is after the step. */
  after: CaseRow;
  action: CaseAction;
  /** Null of the step that opened it. */
  from: CaseStage | null;
  to: CaseStage;
  /** When it happened, which may be before it was recorded. */
  at: number;
  party: CaseParty | null;
  /** What the customer is asked. */
  question?: string;
}

/** Runs in the transaction of each step, also of those that time has taken. */
export const afterCaseSteps = new Hook<
  (tx: Db, writer: Writer, step: CaseStepTaken) => Promise<void>
>('afterCaseSteps');
