import GroupAdd from '@mui/icons-material/GroupAddOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const referrals: Feature = {
  name: 'referrals',
  options: {
    values: { state: 'referrals.states', reason: 'referrals.reasons' },
    contracts: async () => [(await import('#contract/members/referrals')).Referral],
  },
  icon: GroupAdd,
  list: lazyPage(() => import('./ReferralList.tsx')),
};
