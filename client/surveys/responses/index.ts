import QuestionAnswer from '@mui/icons-material/QuestionAnswerOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What was answered, one by one, as far as each survey promises to show it. */
export const surveyResponses: Feature = {
  name: 'surveyResponses',
  options: {
    values: {
      quality: 'surveyResponses.qualities',
      source: 'surveyResponses.sources',
      band: 'surveyResponses.bands',
      precision: 'surveyResponses.precisions',
      language: 'surveyResponses.languages',
      identityMode: 'surveys.identityModes',
    },
    contracts: async () => {
      const { ResponseTags, SurveyResponse } = await import('#contract/surveys/responses');
      return [SurveyResponse, ResponseTags];
    },
  },
  icon: QuestionAnswer,
  list: lazyPage(() => import('./ResponseList.tsx')),
  show: lazyPage(() => import('./ResponseShow.tsx')),
};
