import Poll from '@mui/icons-material/PollOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What customers are asked. */
export const surveys: Feature = {
  name: 'surveys',
  options: {
    values: {
      purpose: 'surveys.purposes',
      identityMode: 'surveys.identityModes',
      template: 'surveys.templates',
    },
    contracts: async () => {
      const { Survey, SurveyInput, SurveyEdit } = await import('#contract/surveys/surveys');
      return [Survey, SurveyInput, SurveyEdit];
    },
  },
  icon: Poll,
  list: lazyPage(() => import('./SurveyList.tsx')),
  show: lazyPage(() => import('./SurveyShow.tsx')),
  edit: lazyPage(() => import('./SurveyEdit.tsx')),
  create: lazyPage(() => import('./SurveyCreate.tsx')),
};
