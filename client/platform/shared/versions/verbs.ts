/** What may be done with a version as it stands. Pure. */
import { can, type Role } from '#contract/platform/access';
import type { VersionRecord } from '#contract/platform/versions';
import { canApprove, isOpen } from '#rules/platform/approvals';
import { versionError } from '#rules/platform/versions';
import type { VersionPages } from './versionPages.ts';

export type VersionVerb = 'submit' | 'approve' | 'reject' | 'edit' | 'copy' | 'withdraw';
/** Those that ask first. */
export type ConfirmedVerb = Exclude<VersionVerb, 'edit' | 'copy'>;

/** The nouns of the routes. */
export const NOUNS: Record<ConfirmedVerb, string> = {
  submit: 'submission',
  approve: 'approval',
  reject: 'rejection',
  withdraw: 'withdrawal',
};
const GRANTS: Record<VersionVerb, string> = {
  submit: 'edit',
  approve: 'approval',
  reject: 'approval',
  edit: 'edit',
  copy: 'create',
  withdraw: 'withdrawal',
};

/**
 * What this person may do, the primary verb first. Whoever may not approve is not offered to reject either; a new version
 * is made from another while none is worked on.
 */
export const verbsOf = (
  resource: VersionPages['resource'],
  version: VersionRecord,
  person: { id: string; role: Role },
  now: number,
): VersionVerb[] => {
  const isAllowed = (action: 'submit' | 'edit' | 'withdraw') =>
    versionError(action, version, person.id, now) === null;
  const decides = canApprove(resource, version, person);
  const verbs: VersionVerb[] = [
    ...(decides ? (['approve', 'reject'] as const) : []),
    ...(isAllowed('submit') ? (['submit'] as const) : []),
    ...(isAllowed('edit') ? (['edit'] as const) : []),
    ...(isOpen(version.state) ? [] : (['copy'] as const)),
    ...(isAllowed('withdraw') ? (['withdraw'] as const) : []),
  ];
  return verbs.filter((verb) => can(person.role, resource, GRANTS[verb]));
};
