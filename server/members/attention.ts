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
