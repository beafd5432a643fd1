import History from '@mui/icons-material/HistoryOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const activities: Feature = {
  name: 'activities',
  icon: History,
  list: lazy(() => import('./ActivityList.tsx')),
};
