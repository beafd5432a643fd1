import History from '@mui/icons-material/HistoryOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const activities: Feature = {
  name: 'activities',
  icon: History,
  list: lazyPage(() => import('./ActivityList.tsx')),
};
