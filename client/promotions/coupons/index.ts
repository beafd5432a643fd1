import Redeem from '@mui/icons-material/RedeemOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** Single codes: finding one, and its history from creation to its last use. */
export const coupons: Feature = {
  name: 'coupons',
  options: {
    values: {
      issuedBy: 'coupons.issuedBy',
      by: 'coupons.issuedBy',
    },
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
