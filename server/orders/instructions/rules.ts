/** What state an instruction is in, and which answers of the shop are accepted. Pure. */
import type { Acknowledgement, InstructionState, Outcome } from '#contract/orders/instructions';

export interface InstructionFacts {
  outcome: Outcome | null;
  acknowledgedAt: number | null;
  refusal: string | null;
  withdrawnAt: number | null;
  dueAt: number | null;
}

/** By instants alone: what the shop did before it was withdrawn stands. */
export const instructionState = (
  { outcome, withdrawnAt, dueAt }: InstructionFacts,
  now: number,
): InstructionState => {
  if (outcome !== null) return outcome;
  if (withdrawnAt !== null) return 'withdrawn';
  return dueAt !== null && dueAt < now ? 'overdue' : 'open';
};

/** The same as SQL over a row of the table and the current instant `clock.at`. */
export const STATE_SQL = `case when "instructions".outcome is not null then "instructions".outcome
  when "instructions".withdrawn_at is not null then 'withdrawn'
  when "instructions".due_at is not null and "instructions".due_at < clock.at then 'overdue' else 'open' end`;

/** How far the clock of the shop may be behind ours, in milliseconds. */
const BEHIND_MS = 300_000;

export type AnswerNews = 'new' | 'known' | 'otherAnswer' | 'withdrawn' | 'beforeGiven';

/**
 * What an answer is: the same again changes nothing, another one is refused. Effects follow from when it was done: an answer
 * counts although the instruction was withdrawn, where it was done before that.
 */
export const answerNews = (
  known: InstructionFacts & { createdAt: number },
  { outcome, at, reason }: Acknowledgement,
): AnswerNews => {
  if (known.outcome !== null) {
    const isSame =
      known.outcome === outcome &&
      known.acknowledgedAt === at &&
      known.refusal === (outcome === 'refused' ? (reason ?? null) : null);
    return isSame ? 'known' : 'otherAnswer';
  }
  if (at < known.createdAt - BEHIND_MS) return 'beforeGiven';
  return known.withdrawnAt !== null && at >= known.withdrawnAt ? 'withdrawn' : 'new';
};
