import Gift from '@mui/icons-material/CardGiftcardOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Rewards that members redeemed points for. */
export const redeemedRewards: Feature = {
  name: 'redeemedRewards',
  options: {
    values: {
      kind: 'pointRewards.kinds',
      state: 'redeemedRewards.states',
      actorKind: 'values.actorKind',
    },
    contracts: async () => {
      const { Fulfilment, RedeemedReward, RedeemInput } =
        await import('#contract/promotions/redeemedRewards');
      return [RedeemedReward, RedeemInput, Fulfilment];
    },
  },
  icon: Gift,
  list: lazyPage(() => import('./RedeemedList.tsx')),
  show: lazyPage(() => import('./RedeemedShow.tsx')),
};
