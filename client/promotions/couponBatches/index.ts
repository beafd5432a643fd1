import ConfirmationNumber from '@mui/icons-material/ConfirmationNumberOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** Codes of a promotion that were made together. */
export const couponBatches: Feature = {
  name: 'couponBatches',
  options: {
    values: {
      kind: 'couponBatches.kinds',
      event: 'couponBatches.events',
    },
    contracts: async () => {
      const { CouponBatchInput, CouponBatch, IssueInput } =
        await import('#contract/promotions/coupons');
      return [CouponBatchInput, CouponBatch, IssueInput];
    },
  },
  icon: ConfirmationNumber,
  list: lazy(() => import('./BatchList.tsx')),
  show: lazy(() => import('./BatchShow.tsx')),
  create: lazy(() => import('./BatchCreate.tsx')),
  recordRepresentation: 'name',
};
