import Timeline from '@mui/icons-material/TimelineOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const events: Feature = {
  name: 'events',
  options: { values: { type: 'events.types' } },
  icon: Timeline,
  list: lazyPage(() => import('./EventList.tsx')),
};
