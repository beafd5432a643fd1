import ShoppingBag from '@mui/icons-material/ShoppingBagOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What members get for points: codes and gifts. */
export const pointRewards: Feature = {
  name: 'pointRewards',
  options: {
    values: {
      kind: 'pointRewards.kinds',
      state: 'pointRewards.states',
      period: 'pointRewards.periods',
    },
    contracts: async () => {
      const { PointReward, PointRewardInput } = await import('#contract/promotions/pointRewards');
      return [PointReward, PointRewardInput];
    },
  },
  icon: ShoppingBag,
  list: lazyPage(() => import('./RewardList.tsx')),
  show: lazyPage(() => import('./RewardShow.tsx')),
  edit: lazyPage(() => import('./RewardEdit.tsx')),
  create: lazyPage(() => import('./RewardCreate.tsx')),
};
