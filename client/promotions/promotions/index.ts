import LocalOffer from '@mui/icons-material/LoyaltyOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** What the store gives: terms, approval, limits, effect. */
export const promotions: Feature = {
  name: 'promotions',
  options: {
    contracts: async () => {
      const { PromotionInput, Promotion, Terms } = await import('#contract/promotions/promotions');
      return [PromotionInput, Promotion, Terms];
    },
  },
  icon: LocalOffer,
  list: lazy(() => import('./PromotionList.tsx')),
  show: lazy(() => import('./PromotionShow.tsx')),
  edit: lazy(() => import('./PromotionEdit.tsx')),
  create: lazy(() => import('./PromotionCreate.tsx')),
  recordRepresentation: 'name',
};
