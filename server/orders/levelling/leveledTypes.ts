/** Which events change anything about levels: those that are rewarded or make a day an active one. */
import { EVENT_TYPES, type EventType } from '#contract/orders/events';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import { ACTIVE_TYPES } from '../sales/activeTypes.ts';

export const leveledTypes = (versions: readonly ApprovedVersion[]): EventType[] => {
  const rewarded = new Set<string>(
    versions.flatMap(({ terms }) => terms.earnRules.map(({ trigger }) => trigger)),
  );
  const measuresDays = versions.some(({ terms }) =>
    terms.levels.some(({ conditions }) => conditions.some(({ metric }) => metric === 'activeDays')),
  );
  return EVENT_TYPES.filter(
    (type) => rewarded.has(type) || (measuresDays && ACTIVE_TYPES.includes(type)),
  );
};
