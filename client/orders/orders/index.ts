import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const orders: Feature = {
  name: 'orders',
  options: {
    values: {
      kind: 'orders.kinds',
      status: 'orders.statuses',
    },
    contracts: async () => {
      const { OrderInput, Order } = await import('#contract/orders/orders');
      return [OrderInput, Order];
    },
  },
  icon: ReceiptLong,
  list: lazy(() => import('./OrderList.tsx')),
  show: lazy(() => import('./OrderShow.tsx')),
  recordRepresentation: 'externalId',
};
