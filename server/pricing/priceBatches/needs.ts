/** The price batches that need somebody. */
import { can } from '#contract/platform/access';
import { ATTENTION_DAYS } from '#contract/platform/attention';
import { nobodyLeft } from '../../platform/approvers/load.ts';
import { callerId, needsFilter } from '../../platform/attention/source.ts';
import { DAY_MS } from '#shared/days';

export const batchNeeds = needsFilter({
  nobodyLeft: nobodyLeft('priceBatches', {
    submitted: `"price_batches".status = 'submitted'`,
    authors: `"price_batches".author_id`,
  }),
  approvalByMe: (context) =>
    context.role === null || !can(context.role, 'priceBatches', 'approval')
      ? { sql: '1 = 0', values: [] }
      : {
          sql: `"price_batches".status = 'submitted' and "price_batches".author_id <> ?`,
          values: [callerId(context)],
        },
  returnedToMe: (context) => ({
    sql: `"price_batches".status = 'rejected' and "price_batches".author_id = ?`,
    values: [callerId(context)],
  }),
  approvedOfMine: (context) => ({
    sql: `"price_batches".status = 'written' and "price_batches".author_id = ? and "price_batches".decided_at >= ?
      and "price_batches".approver_name is not null`,
    values: [callerId(context), context.now() - ATTENTION_DAYS * DAY_MS],
  }),
});
