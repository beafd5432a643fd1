import Redeem from '@mui/icons-material/RedeemOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Single codes: finding one, and its history from creation to its last use. */
export const coupons: Feature = {
  name: 'coupons',
  options: {
    values: {
      kind: 'couponBatches.kinds',
      state: 'coupons.standings',
      issuedBy: 'coupons.issuedBy',
      by: 'coupons.issuedBy',
    },
    contracts: async () => {
      const { Coupon } = await import('#contract/promotions/coupons/coupon');
      return [Coupon];
    },
  },
  icon: Redeem,
  list: lazyPage(() => import('./CouponList.tsx')),
  show: lazyPage(() => import('./CouponShow.tsx')),
  recordRepresentation: 'code',
};
