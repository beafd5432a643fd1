import AssignmentReturn from '@mui/icons-material/AssignmentReturnOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const returns: Feature = {
  name: 'returns',
  options: {
    values: {
      review: 'returns.reviews',
    },
    contracts: async () => {
      const { ReturnInput, ListedReturn } = await import('#contract/orders/returns');
      return [ReturnInput, ListedReturn];
    },
  },
  icon: AssignmentReturn,
  list: lazyPage(() => import('./ReturnList.tsx')),
  show: lazyPage(() => import('./ReturnShow.tsx')),
  recordRepresentation: 'externalId',
};
