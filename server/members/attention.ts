/** What needs attention of the programme. */
import type { AttentionSource } from '../platform/attention/source.ts';
import { programmeVersionList } from './programme/list.ts';

const versions = {
  resource: 'programmeVersions',
  tone: 'attention',
  spec: programmeVersionList,
  sort: ['updatedAt', 'ASC'],
  since: 'updatedAt',
} as const;

export const MEMBER_ATTENTION: readonly AttentionSource[] = [
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
