/** What may be done with a version of the policy as it stands. Pure. */
import { can, type Role } from '#contract/platform/access';
import type { AfterSalesPolicy } from '#contract/service/policies';
import { canApprove } from '#rules/platform/approvals';
import { versionError } from '#rules/members/programme';

export type PolicyVerb = 'submit' | 'approve' | 'reject' | 'edit' | 'copy' | 'withdraw';
/** Those that ask first. */
export type ConfirmedVerb = Exclude<PolicyVerb, 'edit' | 'copy'>;

/** The nouns of the routes. */
export const NOUNS: Record<ConfirmedVerb, string> = {
  submit: 'submission',
  approve: 'approval',
  reject: 'rejection',
  withdraw: 'withdrawal',
};
const GRANTS: Record<PolicyVerb, string> = {
  submit: 'edit',
  approve: 'approval',
  reject: 'approval',
  edit: 'edit',
  copy: 'create',
  withdraw: 'withdrawal',
};

/** The primary verb first. Whoever may not approve is not offered to reject either. */
export const verbsOf = (
  version: AfterSalesPolicy,
  person: { id: string; role: Role },
  now: number,
): PolicyVerb[] => {
  const isAllowed = (action: 'submit' | 'edit' | 'withdraw') =>
    versionError(action, version, person.id, now) === null;
  const isOpen = ['draft', 'submitted', 'rejected'].includes(version.state);
  const verbs: PolicyVerb[] = [
    ...(canApprove('afterSalesPolicies', version, person) ? (['approve', 'reject'] as const) : []),
    ...(isAllowed('submit') ? (['submit'] as const) : []),
    ...(isAllowed('edit') ? (['edit'] as const) : []),
    ...(isOpen ? [] : (['copy'] as const)),
    ...(isAllowed('withdraw') ? (['withdraw'] as const) : []),
  ];
  return verbs.filter((verb) => can(person.role, 'afterSalesPolicies', GRANTS[verb]));
};
