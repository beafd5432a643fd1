import Poll from '@mui/icons-material/PollOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What customers are asked. */
export const surveys: Feature = {
  name: 'surveys',
  options: {
    values: { purpose: 'surveys.purposes', identityMode: 'surveys.identityModes' },
    contracts: async () => {
      const { Survey, SurveyInput } = await import('#contract/surveys/surveys');
      return [Survey, SurveyInput];
    },
  },
  icon: Poll,
  list: lazyPage(() => import('./SurveyList.tsx')),
};
