import Pending from '@mui/icons-material/PendingActionsOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const jobs: Feature = {
  name: 'jobs',
  options: { values: { status: 'jobs.statuses', kind: 'jobs.kinds' } },
  icon: Pending,
  list: lazy(() => import('./JobList.tsx')),
};
