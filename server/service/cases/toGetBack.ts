/** Exchanges of which something is to be had back: the same as on their pages, over rows. */
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { ENDED_WITHOUT } from '../stages/exchangeRefund.ts';

/** Of those that were refunded or ended without a replacement, what was paid for the difference and is not owed: `loadExtra`. */
const WITHOUT = ENDED_WITHOUT.map((stage) => `'${stage}'`).join(', ');
const PAID = `(select coalesce(sum(p.amount), 0) from payments p
  where p.order_external_id = "cases".number)`;
const REFUNDED = `(select coalesce(sum(r.total), 0) from case_refunds c join refunds r on r.id = c.refund_id
  where c.case_id = "cases".id and r.kind = 'exchange'
    and r.state in ('submitted', 'paying', 'failed', 'succeeded'))`;
const EXTRA = `("cases".kind = 'exchange' and "cases".state in ('completed', ${WITHOUT}) and exists (
  select 1 from exchanges e where e.case_id = "cases".id
    and ("cases".state <> 'completed' or e.paid_back is not null)
    and ${PAID} > coalesce(e.paid_back, 0) + ${REFUNDED}))`;

export const hasExtraPayment: CustomFilter = (value) =>
  typeof value === 'boolean' ? { sql: value ? EXTRA : `not ${EXTRA}`, values: [] } : null;

/** A replacement has left although the exchange ended otherwise, and nobody has said what became of it. */
const SENT = `("cases".kind = 'exchange' and exists (select 1 from exchanges e
  where e.case_id = "cases".id and e.sent_anyway_at is not null and e.sent_anyway is null))`;

export const hasSentAnyway: CustomFilter = (value) =>
  typeof value === 'boolean' ? { sql: value ? SENT : `not ${SENT}`, values: [] } : null;
