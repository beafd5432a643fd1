/** What needs attention of the after-sales policy. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { policyList } from './list.ts';

const versions = {
  resource: 'afterSalesPolicies',
  tone: 'attention',
  spec: policyList,
  sort: ['updatedAt', 'ASC'],
  since: 'updatedAt',
} as const;

/** Only the owner gives somebody else a grant. */
const GIVES_GRANTS = ['staff', 'edit'] as const;

export const POLICY_ATTENTION: readonly AttentionSource[] = [
  {
    ...versions,
    name: 'strandedPolicies',
    tone: 'bad',
    access: GIVES_GRANTS,
    filter: () => ({ needs: 'nobodyLeft' }),
  },
  {
    ...versions,
    name: 'policyApprovals',
    access: ['afterSalesPolicies', 'approval'],
    filter: () => ({ needs: 'approvalByMe' }),
  },
  {
    ...versions,
    name: 'returnedPolicies',
    access: ['afterSalesPolicies', 'edit'],
    filter: () => ({ needs: 'returnedToMe' }),
  },
];
