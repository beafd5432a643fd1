import Refunds from '@mui/icons-material/CurrencyExchangeOutlined';
import type { Refund } from '#contract/service/refunds';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What customers were given back, and whether the money has reached them. */
export const refunds: Feature = {
  name: 'refunds',
  options: {
    values: {
      kind: 'refunds.kinds',
      part: 'wordRedactions.parts',
      state: 'refunds.states',
      responsibility: 'refunds.responsibilities',
      paymentState: 'refunds.paymentStates',
      tender: 'payments.tenders',
    },
    contracts: async () => {
      const { Refund } = await import('#contract/service/refunds');
      return [Refund];
    },
  },
  icon: Refunds,
  list: lazyPage(() => import('./RefundList.tsx')),
  show: lazyPage(() => import('./RefundShow.tsx')),
  recordRepresentation: ({ id }: Pick<Refund, 'id'>) => `#${id}`,
};
