import Celebration from '@mui/icons-material/CelebrationOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What members enter during a campaign. */
export const memberActivities: Feature = {
  name: 'memberActivities',
  options: {
    values: {
      kind: 'memberActivities.kinds',
      state: 'memberActivities.states',
      period: 'pointRewards.periods',
      approval: 'activityApprovals.states',
    },
    contracts: async () => {
      const { MemberActivity, MemberActivityInput } =
        await import('#contract/promotions/memberActivities');
      return [MemberActivity, MemberActivityInput];
    },
  },
  icon: Celebration,
  list: lazyPage(() => import('./ActivityList.tsx')),
  show: lazyPage(() => import('./ActivityShow.tsx')),
  edit: lazyPage(() => import('./ActivityEdit.tsx')),
  create: lazyPage(() => import('./ActivityCreate.tsx')),
};
