import type { ClientDomain } from '../domain.ts';
import { surveys } from './surveys/index.ts';

export const surveysDomain: ClientDomain = { group: 'surveys', features: [surveys] };
