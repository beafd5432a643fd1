/** Approvals: every action in every state, by an author and by another person, in every role. */
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '#contract/platform/access';
import {
  APPROVAL_ACTIONS,
  APPROVAL_STATES,
  type ApprovalAction,
  type ApprovalState,
} from '#contract/platform/approvals';
import { approvalError, approvalRefusal, canApprove, isAllowedIn } from '#rules/platform/approvals';

/** The states in which an action is allowed. */
const ALLOWED_IN: Record<ApprovalAction, ApprovalState[]> = {
  edit: ['draft', 'rejected'],
  submit: ['draft', 'rejected'],
  approve: ['submitted'],
  reject: ['submitted'],
  withdraw: ['draft', 'submitted', 'rejected'],
};
const AUTHORS = ['first', 'second'];
const PEOPLE = [...AUTHORS, 'other', null];

describe.each(APPROVAL_ACTIONS)('the approval action %s', (action) => {
  const from = ALLOWED_IN[action];
  test.each(APPROVAL_STATES)(
    'the action in the state %s is decided first by the state and then by the author',
    (state) => {
      expect(isAllowedIn(action, state)).toBe(from.includes(state));
      for (const person of PEOPLE) {
        const expected = !from.includes(state)
          ? 'state'
          : action === 'approve' && person !== 'other'
            ? 'ownWork'
            : null;
        const refusal = approvalRefusal(action, { state, authorIds: AUTHORS }, person);
        expect({ person, refusal }).toEqual({ person, refusal: expected });
      }
    },
  );
});

describe.each(ROLES)('the approval rights of the role %s', (role) => {
  const mayApprove: Record<string, Role[]> = {
    priceBatches: ['owner', 'manager'],
    promotions: ['owner', 'manager', 'marketer'],
  };
  test.each(Object.keys(mayApprove))(
    'the role approves %s of other authors only if it has the grant',
    (resource) => {
      for (const state of APPROVAL_STATES)
        for (const id of [...AUTHORS, 'other']) {
          const expected =
            state === 'submitted' &&
            id === 'other' &&
            mayApprove[resource]?.includes(role) === true;
          const allowed = canApprove(resource, { state, authorIds: AUTHORS }, { id, role });
          expect({ state, id, allowed }).toEqual({ state, id, allowed: expected });
        }
    },
  );
});

test('a refusal uses the message key of the feature', () => {
  const errors = { state: { approve: 'notSubmitted' }, ownWork: 'own' };
  const submitted = { state: 'submitted' as const, authorIds: ['ann'] };
  expect(approvalError(errors, 'approve', submitted, 'ann')).toBe('own');
  expect(approvalError(errors, 'approve', submitted, 'bob')).toBeNull();
  expect(approvalError(errors, 'approve', { ...submitted, state: 'draft' }, 'bob')).toBe(
    'notSubmitted',
  );
});
