/** Exchanges that were refunded, and for whose difference a payment has come in since: the same as `extraOf`, over rows. */
import type { CustomFilter } from '../../platform/lists/spec.ts';

const PAID = `(select coalesce(sum(p.amount), 0) from payments p
  where p.order_external_id = "cases".number)`;
const REFUNDED = `(select coalesce(sum(r.total), 0) from case_refunds c join refunds r on r.id = c.refund_id
  where c.case_id = "cases".id and r.kind = 'exchange'
    and r.state in ('submitted', 'paying', 'failed', 'succeeded'))`;
const EXTRA = `("cases".kind = 'exchange' and "cases".state = 'completed' and exists (
  select 1 from exchanges e where e.case_id = "cases".id and e.paid_back is not null
    and ${PAID} > e.paid_back + ${REFUNDED}))`;

export const hasExtraPayment: CustomFilter = (value) =>
  typeof value === 'boolean' ? { sql: value ? EXTRA : `not ${EXTRA}`, values: [] } : null;
