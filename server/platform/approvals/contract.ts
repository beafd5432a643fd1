/** Approval by a second person: states, actions and decisions. */
import { text } from '#shared/fields';

/**
 * `approved`: in force, after a decision or because none was needed. `withdrawn`: discarded before a decision, or
 * replaced or reverted after it.
 */
export const APPROVAL_STATES = ['draft', 'submitted', 'rejected', 'approved', 'withdrawn'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export const APPROVAL_ACTIONS = ['edit', 'submit', 'approve', 'reject', 'withdraw'] as const;
export type ApprovalAction = (typeof APPROVAL_ACTIONS)[number];

/** What the rules need: the state, and everyone who wrote a part. */
export interface Approvable {
  state: ApprovalState;
  authorIds: readonly string[];
}

/** Why an action is refused: the state does not allow it, or the person would approve their own work. */
export type ApprovalRefusal = 'state' | 'ownWork';

/** The grant needed to approve or reject. */
export const APPROVAL_GRANT = 'approval';

/** An optional reason; an empty one counts as none. */
export const optionalReason = (maxLength: number) =>
  text(maxLength)
    .nullish()
    .transform((reason) => reason || null);

/** A decision: its reason, and the version that was read, so that nobody decides on changes they have not seen. */
export interface ApprovalDecision {
  reason: string | null;
  version?: number | undefined;
}
