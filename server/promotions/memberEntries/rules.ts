/** Which decisions the state of an entry allows, and which entries take a place. Pure. */
import { ENTRY_DECISIONS, type MemberEntryState } from '#contract/promotions/memberEntries';

export type EntryDecision = (typeof ENTRY_DECISIONS)[number];

/** In which states of an entry to a contest each decision is possible. */
const DECIDABLE: Record<EntryDecision, readonly MemberEntryState[]> = {
  approve: ['waiting', 'refused'],
  refuse: ['waiting', 'approved'],
  award: ['approved'],
};

/** What decisions about an entry depend on. */
export interface Deciding {
  state: MemberEntryState;
  /** The member. */
  isErased: boolean;
  /** The contest, to give what it gives. */
  isApproved: boolean;
  /** How many more may win. */
  winnersLeft: number;
}
export type DecisionFault = 'state' | 'erased' | 'notApproved' | 'enoughWinners';

/** Why a decision is impossible; null where it is possible. Nothing is lost by refusing. */
export const decisionFault = (
  decision: EntryDecision,
  { state, isErased, isApproved, winnersLeft }: Deciding,
): DecisionFault | null => {
  if (!DECIDABLE[decision].includes(state)) return 'state';
  if (decision === 'refuse') return null;
  if (decision === 'award' && !isApproved) return 'notApproved';
  if (decision === 'award' && winnersLeft <= 0) return 'enoughWinners';
  return isErased ? 'erased' : null;
};

/** Those that are possible. */
export const decisionsOf = (deciding: Deciding): EntryDecision[] =>
  ENTRY_DECISIONS.filter((decision) => decisionFault(decision, deciding) === null);

/** Whether it counts against the limits of the member and of the activity: one that was approved once keeps its place. */
export const takesPlace = ({
  state,
  approvedAt,
}: {
  state: MemberEntryState;
  approvedAt: number | null;
}): boolean => state !== 'refused' || approvedAt !== null;

/** The same as SQL over rows of `member_entries` by this name. */
export const takesPlaceSql = (entry: string): string =>
  `(${entry}.state <> 'refused' or ${entry}.approved_at is not null)`;
