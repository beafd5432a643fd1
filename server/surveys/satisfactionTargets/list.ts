/** The list of targets, and its export. */
import { satisfactionTargets } from '#db/schema/surveys/monthlyReviews';
import type { ListSpec } from '../../platform/lists/spec.ts';

export const targetList: ListSpec = {
  table: satisfactionTargets,
  hidden: ['version', 'updatedAt', 'scope'],
  defaultSort: ['fromMonth', 'DESC'],
};
