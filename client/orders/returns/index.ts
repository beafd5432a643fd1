import AssignmentReturn from '@mui/icons-material/AssignmentReturnOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

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
  list: lazy(() => import('./ReturnList.tsx')),
  show: lazy(() => import('./ReturnShow.tsx')),
  recordRepresentation: 'externalId',
};
