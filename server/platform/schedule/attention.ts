import type { AttentionSource } from '../attention/source.ts';
import { runList } from './list.ts';

export const SCHEDULE_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'failedRuns',
    tone: 'bad',
    resource: 'scheduledRuns',
    access: ['scheduledRuns', 'list'],
    spec: runList,
    filter: () => ({ status: 'failed' }),
    sort: ['day', 'ASC'],
    since: 'finishedAt',
  },
];
