import type { ClientDomain } from '../domain.ts';
import { Dashboard } from './dashboard/index.ts';
import { programmeInsight } from './programme/index.ts';

export const insightDomain: ClientDomain = {
  group: 'members',
  features: [programmeInsight],
  dashboard: Dashboard,
};
