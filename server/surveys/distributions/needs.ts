/** The distributions that need somebody: to approve what they give, or to be changed after a rejection. */
import { can } from '#contract/platform/access';
import { nobodyLeft } from '../../platform/approvers/load.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';

const TABLE = '"survey_distributions"';
const WAITING = `${TABLE}.started_at is null and ${TABLE}.approval = 'submitted'`;
const author = (context: Context) => `%"${callerId(context)}"%`;

export const distributionNeeds = needsFilter({
  nobodyLeft: nobodyLeft('surveyDistributions', {
    submitted: WAITING,
    authors: `${TABLE}.author_ids`,
  }),
  // Nobody approves what they wrote a part of.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'surveyDistributions', 'approval')
      ? { sql: '1 = 0', values: [] }
      : {
          sql: `${WAITING} and cast(${TABLE}.author_ids as text) not like ?`,
          values: [author(context)],
        },
  returnedToMe: (context) => ({
    sql: `${TABLE}.started_at is null and ${TABLE}.approval = 'rejected' and cast(${TABLE}.author_ids as text) like ?`,
    values: [author(context)],
  }),
});
