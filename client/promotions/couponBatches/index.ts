import ConfirmationNumber from '@mui/icons-material/ConfirmationNumberOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Codes of a promotion that were made together. */
export const couponBatches: Feature = {
  name: 'couponBatches',
  options: {
    values: {
      kind: 'couponBatches.kinds',
      state: 'couponBatches.states',
      unusable: 'couponBatches.unusable',
      event: 'couponBatches.events',
      promotionPhase: 'promotions.phases',
    },
    contracts: async () => {
      const { CouponBatchInput, CouponBatch } = await import('#contract/promotions/coupons');
      const { IssueInput } = await import('#contract/promotions/coupons/issuing');
      return [CouponBatchInput, CouponBatch, IssueInput];
    },
  },
  icon: ConfirmationNumber,
  list: lazyPage(() => import('./BatchList.tsx')),
  show: lazyPage(() => import('./BatchShow.tsx')),
  create: lazyPage(() => import('./BatchCreate.tsx')),
  recordRepresentation: 'name',
};
