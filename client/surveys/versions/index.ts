import Poll from '@mui/icons-material/PollOutlined';
import type { SurveyVersion } from '#contract/surveys/versions';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** What each version of a survey asks. */
export const surveyVersions: Feature = {
  name: 'surveyVersions',
  recordRepresentation: ({ number }: Pick<SurveyVersion, 'number'>) => `v${number}`,
  options: {
    values: {
      type: 'surveyVersions.types',
      direction: 'surveyVersions.directions',
      operator: 'surveyVersions.operators',
      match: 'surveyVersions.matches',
    },
    contracts: async () => {
      const { SurveyVersion: Version, VersionEdit } = await import('#contract/surveys/versions');
      return [Version, VersionEdit];
    },
  },
  icon: Poll,
  show: lazyPage(() => import('./VersionShow.tsx')),
  edit: lazyPage(() => import('./VersionEdit.tsx')),
};
