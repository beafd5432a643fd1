/** Activities that wait for a second person, and rejected ones of one's own. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { memberActivityList } from './list.ts';

/** Only the owner gives somebody else a grant. */
const GIVES_GRANTS = ['staff', 'edit'] as const;

const item = {
  tone: 'attention',
  resource: 'memberActivities',
  spec: memberActivityList,
  sort: ['updatedAt', 'ASC'],
  since: 'updatedAt',
} as const;

export const ACTIVITY_ATTENTION: readonly AttentionSource[] = [
  {
    ...item,
    name: 'strandedActivities',
    tone: 'bad',
    access: GIVES_GRANTS,
    filter: () => ({ needs: 'nobodyLeft' }),
  },
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
