/** Figures of refunds that are kept with them, and the rows from which `npm run verify` computes them again. */
import type { Check } from '../../platform/verify/verify.ts';

const sumOf = (condition: string) =>
  `coalesce((select sum(l.amount) from refund_lines l where l.refund_id = r.id and ${condition}), 0)`;

/** What the payments of a refund that were not cancelled come to. */
const PAID = `coalesce((select sum(p.amount) from refund_payments p
  where p.refund_id = r.id and p.state <> 'cancelled'), 0)`;

/** Of other payments a part has to come back, or has done so. */
const IS_KEPT = `cast(p.extra as text) not like '%"amount":%'`;

export const REFUND_CHECKS: readonly Check[] = [
  {
    name: 'refunds: sums of their lines',
    wrongRows: `select r.id, r.goods, r.deductions, r.shipping, r.return_freight, r.total from refunds r
      where r.goods <> ${sumOf("l.kind in ('units', 'amount', 'takenBack', 'difference')")}
        or r.deductions <> -${sumOf("l.kind = 'deduction'")}
        or r.shipping <> ${sumOf("l.kind = 'shipping'")}
        or r.return_freight <> ${sumOf("l.kind = 'returnFreight'")}
        or r.total <> r.goods - r.deductions + r.shipping + r.return_freight
        or r.units <> coalesce((select sum(l.quantity) from refund_lines l
          where l.refund_id = r.id and l.kind = 'units'), 0)`,
  },
  {
    name: 'refunds: payments come to the total',
    wrongRows: `select r.id, r.state, r.total from refunds r
      where r.state not in ('rejected', 'withdrawn', 'closed') and r.total <> ${PAID}`,
  },
  {
    name: 'refunds: a refund has succeeded exactly when all of its money has moved',
    wrongRows: `select r.id, r.state from refunds r
      where (r.state = 'succeeded') <> (r.succeeded_at is not null)
        or (r.state = 'succeeded' and exists (select 1 from refund_payments p
          where p.refund_id = r.id and p.state not in ('succeeded', 'cancelled')))`,
  },
  {
    name: 'refund_payments: no more goes back of a payment than was captured',
    wrongRows: `select c.id, c.amount from payments c
      where c.amount < coalesce((select sum(p.amount) from refund_payments p
        where p.payment_id = c.id and p.is_payout = 0 and p.state = 'succeeded' and ${IS_KEPT}), 0)`,
  },
  {
    name: 'refunds: no more goes back of an order than was captured',
    wrongRows: `select g.order_id from (
        select p.order_id, sum(p.amount) as amount from refund_payments p
        where p.is_payout = 0 and p.state = 'succeeded' and ${IS_KEPT} group by p.order_id) g
      join orders o on o.id = g.order_id
      where g.amount > coalesce((select sum(c.amount) from payments c
          where c.order_external_id = o.external_id), o.total)
        + coalesce((select sum(d.amount) from cases k join exchanges e on e.case_id = k.id
          join payments d on d.order_external_id = k.number
          where k.order_external_id = o.external_id), 0)`,
  },
  {
    name: 'refunds: no more units of a line are refunded than were ordered',
    wrongRows: `select r.order_id, l.line_id, sum(l.quantity) as units, max(l.ordered) as ordered
      from refunds r join refund_lines l on l.refund_id = r.id
      where l.kind = 'units' and r.state in ('submitted', 'paying', 'failed', 'succeeded')
      group by r.order_id, l.line_id
      having sum(l.quantity) > max(l.ordered)`,
  },
  {
    name: 'refunds: no more points are settled by deductions than were deducted',
    wrongRows: `select d.source_id, d.points from (
        select e.source_id, -sum(m.points) as points from point_entries m
          join point_entries e on e.id = m.reverses_id
        where m.type = 'deducted' group by e.source_id) d
      where d.points > coalesce((select sum(l.points) from refunds r join refund_lines l on l.refund_id = r.id
        where r.order_external_id = d.source_id and r.state = 'succeeded'), 0)
      -- What a person took off is kept as an amount alone.
      and not exists (select 1 from refunds r join refund_lines l on l.refund_id = r.id
        where r.order_external_id = d.source_id and l.deduction = 'pointsShort' and l.points is null)`,
  },
  {
    name: 'refunds: paid twice exactly while money that moved twice has not come back',
    wrongRows: `select r.id, r.is_paid_twice from refunds r
      where (r.is_paid_twice = 1) <> exists (select 1 from refund_payments p
        where p.refund_id = r.id and cast(p.extra as text) like '%"settledAt":null%')`,
  },
];
