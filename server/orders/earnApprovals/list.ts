/** The list of orders and events that wait for, or got, a decision on what they earn. */
import { earnApprovals } from '#db/schema/orders/earning';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { withMembers } from '../../members/members/withMembers.ts';

export const earnApprovalList: ListSpec = {
  table: earnApprovals,
  searchColumns: ['sourceId'],
  defaultSort: ['recordedAt', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};
