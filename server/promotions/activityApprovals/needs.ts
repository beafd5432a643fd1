/** The activities that need somebody: to be approved, or to be changed after a rejection. */
import { can } from '#contract/platform/access';
import { nobodyLeft } from '../../platform/approvers/load.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';

const TABLE = '"member_activities"';
const ACTIVE = `${TABLE}.archived_at is null`;
const author = (context: Context) => `%"${callerId(context)}"%`;

export const activityNeeds = needsFilter({
  nobodyLeft: nobodyLeft('memberActivities', {
    submitted: `${ACTIVE} and ${TABLE}.approval = 'submitted'`,
    authors: `${TABLE}.author_ids`,
  }),
  // Nobody approves what they wrote a part of.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'memberActivities', 'approval')
      ? { sql: '1 = 0', values: [] }
      : {
          sql: `${ACTIVE} and ${TABLE}.approval = 'submitted' and cast(${TABLE}.author_ids as text) not like ?`,
          values: [author(context)],
        },
  returnedToMe: (context) => ({
    sql: `${ACTIVE} and ${TABLE}.approval = 'rejected' and cast(${TABLE}.author_ids as text) like ?`,
    values: [author(context)],
  }),
});
