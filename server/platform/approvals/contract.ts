/** What needs a second person: its states, what may be done to it, and what a decision says. */
import { text } from '#shared/fields';

/**
 * `approved`: in force, by somebody's decision or because nobody needed to be asked. `withdrawn`: given up before a
 * decision, or replaced or taken back after it.
 */
export const APPROVAL_STATES = ['draft', 'submitted', 'rejected', 'approved', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** `reopen`: an edit of what waits for a decision, which makes it a draft again. */
export const APPROVAL_ACTIONS = [
  'edit',
  'reopen',
  'submit',
  'approve',
  'reject',
  'withdraw',
] as const;
export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];

/** What the rules look at: where something stands, and everybody who has written a part of it. */
export interface Approvable {
  state: ApprovalState;
  authorIds: readonly string[];
}

/** Why an action is refused: the state does not allow it, or the person would approve their own work. */
export type ApprovalRefusal = 'state' | 'ownWork';

/** The grant that an approval and a rejection ask for. */
export const APPROVAL_GRANT = 'approval';

/** A reason that may be left out; an empty one is none. */
export const optionalReason = (maxLength: number) =>
  text(maxLength)
    .nullish()
    .transform((reason) => reason || null);

/** A decision: why, and the version that was looked at, so that nobody decides on changes they have not seen. */
export interface ApprovalDecision {
  reason: string | null;
  version?: number | undefined;
}
