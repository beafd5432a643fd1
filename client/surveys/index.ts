import type { ClientDomain } from '../domain.ts';
import { surveyDistributions } from './distributions/index.ts';
import { dimensions } from './dimensions/index.ts';
import { surveyInvitations } from './invitations/index.ts';
import { surveyResults } from './results/index.ts';
import { surveys } from './surveys/index.ts';
import { surveyVersions } from './versions/index.ts';
import { weightSets } from './weightSets/index.ts';

export const surveysDomain: ClientDomain = {
  group: 'surveys',
  features: [surveys, surveyDistributions, surveyResults, dimensions, weightSets],
  unlisted: [surveyVersions, surveyInvitations],
};
