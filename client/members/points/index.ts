import Points from '@mui/icons-material/StarsOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** The ledger of points. */
export const pointEntries: Feature = {
  name: 'pointEntries',
  options: {
    values: {
      type: 'points.types',
      source: 'points.sources',
      sourceId: 'points',
      actorKind: 'points.actors',
    },
  },
  icon: Points,
  list: lazyPage(() => import('./PointEntryList.tsx')),
};
