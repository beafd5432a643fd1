/** Distributions that wait for a second person, and rejected ones of one's own. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { distributionList } from './list.ts';

/** Only the owner gives somebody else a grant. */
const GIVES_GRANTS = ['staff', 'edit'] as const;

const item = {
  tone: 'attention',
  resource: 'surveyDistributions',
  spec: distributionList,
  sort: ['updatedAt', 'ASC'],
  since: 'updatedAt',
} as const;

export const DISTRIBUTION_ATTENTION: readonly AttentionSource[] = [
  {
    ...item,
    name: 'strandedDistributions',
    tone: 'bad',
    access: GIVES_GRANTS,
    filter: () => ({ needs: 'nobodyLeft' }),
  },
  {
    ...item,
    name: 'distributionApprovals',
    access: ['surveyDistributions', 'approval'],
    filter: () => ({ needs: 'approvalByMe' }),
  },
  {
    ...item,
    name: 'returnedDistributions',
    access: ['surveyDistributions', 'edit'],
    filter: () => ({ needs: 'returnedToMe' }),
  },
];
