import ReceiptOutlined from '@mui/icons-material/ReceiptOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

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
  list: lazyPage(() => import('./RedemptionList.tsx')),
  show: lazyPage(() => import('./RedemptionShow.tsx')),
  recordRepresentation: 'orderId',
};
