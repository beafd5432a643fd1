import Campaign from '@mui/icons-material/CampaignOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

/** What promotions are planned for: a theme, an owner, a goal, a budget. */
export const campaigns: Feature = {
  name: 'campaigns',
  options: {
    contracts: async () => {
      const { CampaignInput, Campaign } = await import('#contract/promotions/campaigns');
      return [CampaignInput, Campaign];
    },
  },
  icon: Campaign,
  list: lazy(() => import('./CampaignList.tsx')),
  show: lazy(() => import('./CampaignShow.tsx')),
  edit: lazy(() => import('./CampaignEdit.tsx')),
  create: lazy(() => import('./CampaignCreate.tsx')),
  recordRepresentation: 'name',
};
