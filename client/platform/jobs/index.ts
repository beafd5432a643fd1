import Pending from '@mui/icons-material/PendingActionsOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const jobs: Feature = {
  name: 'jobs',
  icon: Pending,
  list: lazy(() => import('./JobList.tsx')),
};
