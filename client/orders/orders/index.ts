import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

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
  list: lazyPage(() => import('./OrderList.tsx')),
  show: lazyPage(() => import('./OrderShow.tsx')),
  recordRepresentation: 'externalId',
};
