import Redeem from '@mui/icons-material/RedeemOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** Single codes: looked up, and read from the first day to the last. */
export const coupons: Feature = {
  name: 'coupons',
  options: {
    contracts: async () => {
      const { Coupon } = await import('#contract/promotions/coupons');
      return [Coupon];
    },
  },
  icon: Redeem,
  list: lazy(() => import('./CouponList.tsx')),
  show: lazy(() => import('./CouponShow.tsx')),
  recordRepresentation: 'code',
};
