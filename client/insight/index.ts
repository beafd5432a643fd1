import type { ClientDomain } from '../domain.ts';
import { Dashboard } from './dashboard/index.ts';

export const insightDomain: ClientDomain = { dashboard: Dashboard };
