import NotificationImportant from '@mui/icons-material/NotificationImportantOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Answers that somebody has to do something about. */
export const surveyAlerts: Feature = {
  name: 'surveyAlerts',
  options: {
    values: {
      stage: 'surveyAlerts.stages',
      rule: 'surveyAlerts.rules',
      'reasons.kind': 'surveyAlerts.rules',
      recovery: 'surveyAlerts.recoveries',
      precision: 'surveyResponses.precisions',
      contactChannel: 'surveyAlerts.channels',
      outcome: 'surveyAlerts.outcomes',
    },
    contracts: async () => {
      const { SurveyAlert } = await import('#contract/surveys/alerts');
      return [SurveyAlert];
    },
  },
  icon: NotificationImportant,
  list: lazyPage(() => import('./AlertList.tsx')),
  show: lazyPage(() => import('./AlertShow.tsx')),
};
