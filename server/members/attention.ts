/** What needs attention of the programme. */
import type { AttentionSource } from '../platform/attention/source.ts';
import { memberPairList } from './merges/list.ts';
import { adjustmentList } from './adjustments/list.ts';
import { programmeVersionList } from './programme/list.ts';

const versions = {
  resource: 'programmeVersions',
  tone: 'attention',
  spec: programmeVersionList,
  sort: ['updatedAt', 'ASC'],
  since: 'updatedAt',
} as const;

const adjustments = {
  resource: 'pointAdjustments',
  spec: adjustmentList,
  sort: ['createdAt', 'ASC'],
} as const;

/** Only the owner gives somebody else a grant. */
const GIVES_GRANTS = ['staff', 'edit'] as const;

export const MEMBER_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'memberPairs',
    resource: 'memberPairs',
    tone: 'information',
    access: ['memberPairs', 'decide'],
    spec: memberPairList,
    filter: () => ({ needs: 'decision' }),
    sort: ['foundAt', 'ASC'],
    since: 'foundAt',
  },
  {
    ...adjustments,
    name: 'strandedAdjustments',
    tone: 'bad',
    access: GIVES_GRANTS,
    filter: () => ({ needs: 'nobodyLeft' }),
    since: 'createdAt',
  },
  {
    ...adjustments,
    name: 'pointAdjustments',
    tone: 'attention',
    access: ['pointAdjustments', 'approval'],
    filter: () => ({ needs: 'approvalByMe' }),
    since: 'createdAt',
  },
  {
    ...adjustments,
    name: 'decidedAdjustments',
    tone: 'information',
    access: ['pointAdjustments', 'create'],
    filter: () => ({ needs: 'decidedOfMine' }),
  },
  {
    ...versions,
    name: 'strandedProgrammes',
    tone: 'bad',
    access: GIVES_GRANTS,
    filter: () => ({ needs: 'nobodyLeft' }),
  },
  {
    ...versions,
    name: 'programmeApprovals',
    access: ['programmeVersions', 'approval'],
    filter: () => ({ needs: 'approvalByMe' }),
  },
  {
    ...versions,
    name: 'returnedProgrammes',
    access: ['programmeVersions', 'edit'],
    filter: () => ({ needs: 'returnedToMe' }),
  },
];
