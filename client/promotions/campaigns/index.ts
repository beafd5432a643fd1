import Campaign from '@mui/icons-material/CampaignOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What promotions are planned for: a theme, an owner, a goal, a budget. */
export const campaigns: Feature = {
  name: 'campaigns',
  options: {
    values: { phase: 'campaigns.states' },
    contracts: async () => {
      const { CampaignInput, Campaign } = await import('#contract/promotions/campaigns');
      return [CampaignInput, Campaign];
    },
  },
  icon: Campaign,
  list: lazyPage(() => import('./CampaignList.tsx')),
  show: lazyPage(() => import('./CampaignShow.tsx')),
  edit: lazyPage(() => import('./CampaignEdit.tsx')),
  create: lazyPage(() => import('./CampaignCreate.tsx')),
  recordRepresentation: 'name',
};
