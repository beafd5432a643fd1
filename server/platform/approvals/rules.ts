/**
 * Who may do what with a version that needs approval. Pure; the server refuses and the client hides actions by these
 * rules.
 */
import { can, type Role } from '#contract/platform/access';
import {
  APPROVAL_GRANT,
  type Approvable,
  type ApprovalAction,
  type ApprovalRefusal,
  type ApprovalState,
} from '#contract/platform/approvals';

interface Rule {
  from: readonly ApprovalState[];
  /** Only for somebody who wrote no part of it. */
  bySecondPerson?: true;
}

/** Worked on: neither approved nor withdrawn. */
export const OPEN_STATES = [
  'draft',
  'submitted',
  'rejected',
] as const satisfies readonly ApprovalState[];

/** Whether something is worked on, by its state, or by a phase that is its state until it is approved. */
export const isOpen = (state: string): boolean => OPEN_STATES.some((open) => open === state);

/** Worked on, or approved: in force, or it may still come to be. */
export const LIVING_STATES = [
  ...OPEN_STATES,
  'approved',
] as const satisfies readonly ApprovalState[];

const RULES: Record<ApprovalAction, Rule> = {
  edit: { from: ['draft', 'rejected'] },
  submit: { from: ['draft', 'rejected'] },
  approve: { from: ['submitted'], bySecondPerson: true },
  reject: { from: ['submitted'] },
  withdraw: { from: OPEN_STATES },
};

/**
 * Why this person may not do this; null when they may. Nobody approves their own work, not even the owner; a caller
 * that is not a person (a key) cannot approve anything.
 */
export const approvalRefusal = (
  action: ApprovalAction,
  { state, authorIds }: Approvable,
  personId: string | null,
): ApprovalRefusal | null => {
  const { from, bySecondPerson } = RULES[action];
  if (!from.includes(state)) return 'state';
  const isOwn = personId === null || authorIds.includes(personId);
  return bySecondPerson && isOwn ? 'ownWork' : null;
};

/** Translation keys of a feature's refusals; actions that the feature does not have have none. */
export interface ApprovalErrors {
  state: Partial<Record<ApprovalAction, string>>;
  ownWork: string;
}

/** The refusal as a translation key of a feature. */
export const approvalError = (
  errors: ApprovalErrors,
  action: ApprovalAction,
  approvable: Approvable,
  personId: string | null,
): string | null => {
  const refusal = approvalRefusal(action, approvable, personId);
  if (refusal === 'ownWork') return errors.ownWork;
  return refusal && (errors.state[action] ?? 'errors.stale');
};

/** Whether the state allows this action. */
export const isAllowedIn = (action: ApprovalAction, state: ApprovalState): boolean =>
  RULES[action].from.includes(state);

/** Whether this person may approve it, according to the grants of the resource, the state, and the authors. */
export const canApprove = (
  resource: string,
  approvable: Approvable,
  { id, role }: { id: string; role: Role },
): boolean =>
  can(role, resource, APPROVAL_GRANT) && approvalRefusal('approve', approvable, id) === null;
