import Pending from '@mui/icons-material/PendingActionsOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const jobs: Feature = {
  name: 'jobs',
  options: { values: { status: 'jobs.statuses', kind: 'jobs.kinds' } },
  icon: Pending,
  list: lazyPage(() => import('./JobList.tsx')),
};
