import LocalOffer from '@mui/icons-material/LoyaltyOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What the store gives: terms, approval, limits, effect. */
export const promotions: Feature = {
  name: 'promotions',
  options: {
    values: {
      phase: 'promotions.phases',
      kind: 'promotions.kinds',
      'include.kind': 'promotions.goods',
      'exclude.kind': 'promotions.goods',
      'conditions.kind': 'promotions.wizard.conditions.add',
      'off.kind': 'promotions.wizard.shipping',
      lane: 'promotions.lanes',
      trigger: 'promotions.triggers',
      exclusivity: 'promotions.exclusivities',
      'conditions.basis': 'values.thresholdBasis',
      'conditions.per': 'promotions.wizard.conditions.pers',
      'rewards.basis': 'promotions.bases',
      'every.basis': 'promotions.bases',
      'rewards.per': 'promotions.pers',
      'units.per': 'promotions.wizard.units.pers',
      which: 'promotions.wizard.units.whichs',
      whenReturned: 'promotions.wizard.returns',
    },
    contracts: async () => {
      const { PromotionInput, Promotion, Terms } = await import('#contract/promotions/promotions');
      return [PromotionInput, Promotion, Terms];
    },
  },
  icon: LocalOffer,
  list: lazyPage(() => import('./PromotionList.tsx')),
  show: lazyPage(() => import('./PromotionShow.tsx')),
  edit: lazyPage(() => import('./PromotionEdit.tsx')),
  create: lazyPage(() => import('./PromotionCreate.tsx')),
  recordRepresentation: 'name',
};
