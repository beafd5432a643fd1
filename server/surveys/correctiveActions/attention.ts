/** What needs attention of corrective actions. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { correctiveActionList } from './list.ts';

const shared = { resource: 'correctiveActions', spec: correctiveActionList } as const;

export const ACTION_ATTENTION: readonly AttentionSource[] = [
  {
    ...shared,
    name: 'overdueActions',
    tone: 'bad',
    access: ['correctiveActions', 'act'],
    filter: () => ({ needs: 'doing' }),
    sort: ['dueOn', 'ASC'],
  },
  {
    ...shared,
    name: 'actionsToDecide',
    tone: 'attention',
    access: ['correctiveActions', 'decide'],
    filter: () => ({ needs: 'decision' }),
    sort: ['createdAt', 'ASC'],
    since: 'createdAt',
  },
  {
    ...shared,
    name: 'actionsDueSoon',
    tone: 'attention',
    access: ['correctiveActions', 'act'],
    filter: () => ({ needs: 'doingSoon' }),
    sort: ['dueOn', 'ASC'],
  },
  {
    ...shared,
    name: 'actionsToCheck',
    tone: 'attention',
    access: ['correctiveActions', 'act'],
    filter: () => ({ needs: 'checking' }),
    sort: ['implementedAt', 'ASC'],
    since: 'implementedAt',
  },
];
