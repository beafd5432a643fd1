/** Today tells managers of proposals that wait for them. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { caseList } from '../cases/list.ts';

export const PROPOSAL_ATTENTION: AttentionSource = {
  name: 'proposalApprovals',
  tone: 'attention',
  resource: 'cases',
  access: ['cases', 'decide'],
  spec: caseList,
  filter: () => ({ needs: 'approvalByMe' }),
  sort: ['stageAt', 'ASC'],
  since: 'stageAt',
};
