import ScheduleSend from '@mui/icons-material/ScheduleSendOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** When and to whom surveys are sent. */
export const surveyDistributions: Feature = {
  name: 'surveyDistributions',
  options: {
    values: {
      state: 'surveyDistributions.states',
      channel: 'surveyDistributions.channels',
      'incentive.kind': 'surveyIncentives.kinds',
      approval: 'activityApprovals.states',
      'trigger.kind': 'surveyDistributions.triggers',
      'trigger.ticketTypes': 'tickets.types',
      'trigger.caseKinds': 'cases.kinds',
      'trigger.every': 'surveyDistributions.every',
      'trigger.direction': 'surveyDistributions.moves',
    },
    contracts: async () => {
      const { Distribution, DistributionInput, DistributionEdit } =
        await import('#contract/surveys/distributions');
      return [Distribution, DistributionInput, DistributionEdit];
    },
  },
  icon: ScheduleSend,
  list: lazyPage(() => import('./DistributionList.tsx')),
  show: lazyPage(() => import('./DistributionShow.tsx')),
  edit: lazyPage(() => import('./DistributionEdit.tsx')),
  create: lazyPage(() => import('./DistributionCreate.tsx')),
};
