import Payments from '@mui/icons-material/PaymentsOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const payments: Feature = {
  name: 'payments',
  options: {
    values: { tender: 'payments.tenders' },
    contracts: async () => {
      const { PaymentInput, Payment } = await import('#contract/orders/payments');
      return [PaymentInput, Payment];
    },
  },
  icon: Payments,
  list: lazyPage(() => import('./PaymentList.tsx')),
  recordRepresentation: 'externalId',
};
