import Update from '@mui/icons-material/UpdateOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const earnApprovals: Feature = {
  name: 'earnApprovals',
  options: {
    values: { state: 'earnApprovals.states', trigger: 'programme.triggers' },
    contracts: async () => {
      const { EarnApproval, EarnDecision } = await import('#contract/orders/earnApprovals');
      return [EarnApproval, EarnDecision];
    },
  },
  icon: Update,
  list: lazyPage(() => import('./EarnApprovalList.tsx')),
};
