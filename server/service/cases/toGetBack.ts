/** Exchanges of which something is to be had back: the same as on their pages, over rows. */
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { ENDED_WITHOUT } from '../stages/exchangeRefund.ts';
import { AT_SQL } from './stageSql.ts';

const WITHOUT = ENDED_WITHOUT.map((stage) => `'${stage}'`).join(', ');
const paid = (condition = '') => `(select coalesce(sum(p.amount), 0) from payments p
  where p.order_external_id = "cases".number${condition})`;
const PAID_UNTIL_WAIVED = paid(' and p.captured_at <= e.waived_at');
/** What a replacement that is the customer's came to: `loadDue`. */
const DUE = `(case
  when "cases".state = 'closedAsSale' then coalesce(e.sold_for, ${paid()})
  when e.shipped_at is null or coalesce(e.difference, 0) <= 0 then 0
  when e.waived_at is null or ${PAID_UNTIL_WAIVED} > e.difference then e.difference
  else ${PAID_UNTIL_WAIVED} end)`;
const REFUNDED = `(select coalesce(sum(r.total), 0) from case_refunds c join refunds r on r.id = c.refund_id
  where c.case_id = "cases".id and r.kind = 'exchange'
    and r.state in ('submitted', 'paying', 'failed', 'succeeded'))`;
/** Of those that are settled or ended without a replacement, what was paid and was not due: `loadExtra`, which is offered
 * once it is known what became of a replacement that was sent anyway. */
const EXTRA = `("cases".kind = 'exchange' and (${AT_SQL}) in ('completed', 'closedAsSale', ${WITHOUT}) and exists (
  select 1 from exchanges e where e.case_id = "cases".id
    and (e.sent_anyway_at is null or e.sent_anyway is not null)
    and ${paid()} > ${DUE} + coalesce(e.paid_back, 0) + e.settled_apart + ${REFUNDED}))`;

export const hasExtraPayment: CustomFilter = (value, { now }) =>
  typeof value === 'boolean' ? { sql: value ? EXTRA : `not ${EXTRA}`, values: [now()] } : null;

/** A replacement has left although the exchange ended otherwise, and nobody has said what became of it. */
const SENT = `("cases".kind = 'exchange' and exists (select 1 from exchanges e
  where e.case_id = "cases".id and e.sent_anyway_at is not null and e.sent_anyway is null))`;

export const hasSentAnyway: CustomFilter = (value) =>
  typeof value === 'boolean' ? { sql: value ? SENT : `not ${SENT}`, values: [] } : null;
