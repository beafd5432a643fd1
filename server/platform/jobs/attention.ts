import { ATTENTION_DAYS } from '#contract/platform/attention';
import { DAY_MS } from '#shared/days';
import type { AttentionSource } from '../attention/source.ts';
import { jobList } from './handlers.ts';

const jobs = {
  resource: 'jobs',
  access: ['jobs', 'list'],
  spec: jobList,
  sort: ['id', 'DESC'],
} as const;

export const JOB_ATTENTION: readonly AttentionSource[] = [
  {
    ...jobs,
    name: 'failedJobs',
    tone: 'bad',
    // What failed earlier is history, and a refused dry run has lost nothing.
    filter: ({ now }) => ({
      isDryRun: false,
      status: ['failed', 'interrupted'],
      createdAt_gte: now() - ATTENTION_DAYS * DAY_MS,
    }),
  },
  {
    ...jobs,
    name: 'runningJobs',
    tone: 'information',
    filter: () => ({ status: ['queued', 'running'] }),
  },
];
