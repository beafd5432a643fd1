import type { ClientDomain } from '../domain.ts';
import { surveyResults } from './results/index.ts';
import { surveys } from './surveys/index.ts';

export const surveysDomain: ClientDomain = { group: 'surveys', features: [surveys, surveyResults] };
