/** Activities that wait for a second person, and rejected ones of one's own. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { memberActivityList } from './list.ts';

const item = {
  tone: 'attention',
  resource: 'memberActivities',
  place: 'campaigns',
  spec: memberActivityList,
  sort: ['updatedAt', 'ASC'],
  since: 'updatedAt',
} as const;

export const ACTIVITY_ATTENTION: readonly AttentionSource[] = [
  {
    ...item,
    name: 'activityApprovals',
    access: ['memberActivities', 'approval'],
    filter: () => ({ needs: 'approvalByMe' }),
  },
  {
    ...item,
    name: 'returnedActivities',
    access: ['memberActivities', 'edit'],
    filter: () => ({ needs: 'returnedToMe' }),
  },
];
