/** Which decisions the state of an entry allows, and which entries take a place. Pure. */
import type { MemberEntryState } from '#contract/promotions/memberEntries';

export type EntryDecision = 'approve' | 'refuse' | 'award';

/** In which states of an entry to a contest each decision is possible. */
const DECIDABLE: Record<EntryDecision, readonly MemberEntryState[]> = {
  approve: ['waiting', 'refused'],
  refuse: ['waiting', 'approved'],
  award: ['approved'],
};

export const canDecide = (decision: EntryDecision, state: MemberEntryState): boolean =>
  DECIDABLE[decision].includes(state);

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
