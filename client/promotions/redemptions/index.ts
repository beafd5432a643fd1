import ReceiptOutlined from '@mui/icons-material/ReceiptOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** What orders took of promotions. */
export const redemptions: Feature = {
  name: 'redemptions',
  options: {
    values: {
      status: 'redemptions.statuses',
    },
    contracts: async () => {
      const { Redemption } = await import('#contract/promotions/redemptions');
      return [Redemption];
    },
  },
  icon: ReceiptOutlined,
  list: lazy(() => import('./RedemptionList.tsx')),
  show: lazy(() => import('./RedemptionShow.tsx')),
  recordRepresentation: 'orderId',
};
