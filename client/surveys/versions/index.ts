import Poll from '@mui/icons-material/PollOutlined';
import type { SurveyVersion } from '#contract/surveys/versions';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

const textOf = (name: 'HeadlineText' | 'ShowIfText' | 'ConditionsText' | 'SkipsText') =>
  lazyPage(async () => ({ default: (await import('./definitionTexts.tsx'))[name] }));

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
    texts: {
      'definition.headlineKey': textOf('HeadlineText'),
      'definition.questions.showIf': textOf('ShowIfText'),
      'definition.questions.showIf.conditions': textOf('ConditionsText'),
      'definition.questions.skips': textOf('SkipsText'),
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
