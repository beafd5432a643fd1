import Timeline from '@mui/icons-material/TimelineOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const events: Feature = {
  name: 'events',
  icon: Timeline,
  list: lazy(() => import('./EventList.tsx')),
};
