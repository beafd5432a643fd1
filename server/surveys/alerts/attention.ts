/** Alerts that need somebody: overdue contacts, own ones to contact and to close, and those that a manager has to take. */
import type { AttentionSource } from '../../platform/attention/source.ts';
import { alertList } from './list.ts';

const ofAlerts = {
  resource: 'surveyAlerts',
  spec: alertList,
  access: ['surveyAlerts', 'act'],
  sort: ['dueAt', 'ASC'],
  since: 'answeredAt',
  due: 'dueAt',
} as const;

export const ALERT_ATTENTION: readonly AttentionSource[] = [
  { ...ofAlerts, name: 'alertsOverdue', tone: 'bad', filter: () => ({ needs: 'overdue' }) },
  {
    ...ofAlerts,
    name: 'alertsReopened',
    tone: 'bad',
    filter: () => ({ needs: 'manager' }),
  },
  { ...ofAlerts, name: 'alertsToContact', tone: 'attention', filter: () => ({ needs: 'contact' }) },
  { ...ofAlerts, name: 'alertsToClose', tone: 'attention', filter: () => ({ needs: 'closing' }) },
];
