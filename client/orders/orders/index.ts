import AssignmentReturn from '@mui/icons-material/AssignmentReturnOutlined';
import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const orders: Feature = {
  name: 'orders',
  options: {
    contracts: async () => {
      const { OrderInput, Order } = await import('#contract/orders/orders');
      return [OrderInput, Order];
    },
  },
  icon: ReceiptLong,
  waiting: { resource: 'orders', filter: { status: 'paid' } },
  list: lazy(() => import('./OrderList.tsx')),
  show: lazy(() => import('./OrderShow.tsx')),
  recordRepresentation: 'externalId',
};

/** What came back, as a list; each return is shown on its order's page. */
export const returns: Feature = {
  name: 'returns',
  options: {
    contracts: async () => {
      const { ReturnInput, ListedReturn } = await import('#contract/orders/returns');
      return [ReturnInput, ListedReturn];
    },
  },
  icon: AssignmentReturn,
  list: lazy(() => import('./ReturnList.tsx')),
  recordRepresentation: 'externalId',
};
