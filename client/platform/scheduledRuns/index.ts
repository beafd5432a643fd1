import EventRepeat from '@mui/icons-material/EventRepeatOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const scheduledRuns: Feature = {
  name: 'scheduledRuns',
  options: {
    contracts: async () => {
      const { ScheduledRun } = await import('#contract/platform/schedule');
      return [ScheduledRun];
    },
    values: { job: 'scheduledRuns.jobs', status: 'scheduledRuns.statuses' },
  },
  icon: EventRepeat,
  list: lazyPage(() => import('./ScheduledRunList.tsx')),
};
