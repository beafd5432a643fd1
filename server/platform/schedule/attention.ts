import type { AttentionSource } from '../attention/source.ts';
import { runList } from './list.ts';

const runs = {
  tone: 'bad',
  resource: 'scheduledRuns',
  access: ['scheduledRuns', 'list'],
  spec: runList,
  sort: ['day', 'ASC'],
} as const;

export const SCHEDULE_ATTENTION: readonly AttentionSource[] = [
  {
    ...runs,
    name: 'failedRuns',
    filter: () => ({ needs: 'failedRuns' }),
    since: 'finishedAt',
  },
  { ...runs, name: 'runsAhead', filter: () => ({ needs: 'runsAhead' }) },
];
