/** The list of refunds. */
import { can } from '#contract/platform/access';
import { refunds } from '#db/schema/service/refunds';
import { withMembers } from '../../members/members/withMembers.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import { byPrefix } from '../../platform/lists/prefix.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { maskStaffWords, seesStaffWords, STAFF_WORDS } from './staffWords.ts';

const needs = needsFilter({
  // Nobody approves what they wrote themselves.
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'refunds', 'approval')
      ? { sql: '1 = 0', values: [] }
      : {
          sql: `"refunds".state = 'submitted' and "refunds".author_id <> ?`,
          values: [callerId(context)],
        },
  // Of what a person has to do: a refusal, an answer that is missing, or money that moved twice.
  payment: () => ({
    sql: `("refunds".state = 'failed' or "refunds".is_paid_twice = 1 or exists (select 1 from refund_payments p
      where p.refund_id = "refunds".id and p.state in ('failed', 'unknown')))`,
    values: [],
  }),
});

export const refundList: ListSpec = {
  table: refunds,
  hidden: ['key', 'requestHash', 'grantedForId', 'updatedAt'],
  keys: ['order_external_id'],
  filters: { q: byPrefix('refunds', ['order_external_id']), needs },
  defaultSort: ['createdAt', 'DESC'],
  // Filtering or sorting by what is masked would tell it.
  guarded: (context) => (seesStaffWords(context) ? [] : STAFF_WORDS),
  finish: (context, rows) => withMembers(context.db, maskStaffWords(context, rows)),
};
