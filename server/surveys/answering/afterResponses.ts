/** The hook of what follows once a survey was answered: what was promised for it, and who has to act. */
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

export interface Answered {
  /** Of the response. */
  id: string;
  surveyId: number;
  /** Null of an open link, of a file, and of an anonymous survey. */
  invitationId: number | null;
  distributionId: number | null;
  memberId: number | null;
  /** An answer that was changed is told again. */
  isAmended: boolean;
}
/** Runs in the transaction of the answer. */
export type AfterResponse = (tx: Db, writer: Writer, answered: Answered) => Promise<void>;

export const afterResponses = new Hook<AfterResponse>('afterResponses');
