/**
 * Checks of cached figures of orders, returns and members' purchases; `npm run verify` reports rows where they are
 * wrong.
 */
import type { Check } from '../platform/verify/verify.ts';
import { SOLD_CATEGORIES } from './sales/soldCategories.ts';
import { verifySales } from './sales/verify.ts';

export const CHECKS: readonly Check[] = [
  { name: 'sales rollups', find: verifySales },
  {
    name: 'members.revenue and orders',
    wrongRows: `select m.id, m.order_count, m.revenue, m.returned from members m where
     m.order_count <> (select count(*) from orders o where o.member_id = m.id and o.counted_on is not null)
     or m.revenue <> (select coalesce(sum(o.revenue), 0) from orders o where o.member_id = m.id and o.counted_on is not null)
     or m.returned <> (select coalesce(sum(r.amount), 0) from returns r where r.member_id = m.id and r.counted_on is not null)
     or coalesce(m.first_order_at, -1) <> (select coalesce(min(o.paid_at), -1) from orders o where o.member_id = m.id and o.counted_on is not null)
     or coalesce(m.last_order_at, -1) <> (select coalesce(max(o.paid_at), -1) from orders o where o.member_id = m.id and o.counted_on is not null)`,
  },
  {
    name: 'orders.revenue, units, discount and lineCount',
    wrongRows: `select o.id, o.revenue, o.units, o.discount, o.line_count from orders o where
     o.line_count <> (select count(*) from order_lines l where l.order_id = o.id)
     or o.revenue <> (select coalesce(sum(l.paid), 0) from order_lines l where l.order_id = o.id)
     or o.units <> (select coalesce(sum(l.quantity), 0) from order_lines l where l.order_id = o.id)
     or o.discount <> (select coalesce(sum(l.discount), 0) from order_lines l where l.order_id = o.id)`,
  },
  {
    name: 'order_lines.number',
    wrongRows: `select l.order_id, l.number, count(*) as lines from order_lines l
     group by l.order_id, l.number having count(*) > 1 or l.number < 1
     union all
     select o.id, o.last_line_number, o.line_count from orders o
     where o.last_line_number < (select coalesce(max(l.number), 0) from order_lines l where l.order_id = o.id)`,
  },
  {
    name: 'orders.soldCategories',
    wrongRows: `select orders.id, orders.sold_categories from orders
     where orders.sold_categories <> ${SOLD_CATEGORIES}`,
  },
  {
    name: 'orders.returned',
    wrongRows: `select o.id, o.returned from orders o where
     o.returned <> (select coalesce(sum(r.amount), 0) from returns r
       where r.order_id = o.id and r.review in ('fits', 'accepted'))`,
  },
  {
    name: 'returns.countedOn',
    wrongRows: `select r.id, r.review, r.counted_on from returns r left join orders o on o.id = r.order_id where
     (r.counted_on is not null) <> (r.review in ('fits', 'accepted') and (o.id is null or o.counted_on is not null))`,
  },
  {
    name: 'returns.review',
    wrongRows: `select o.id, o.units, o.revenue from orders o where
     exists (select 1 from returns r where r.order_id = o.id and r.review = 'fits' and r.units > 0)
     and (exists (select 1 from returns r join return_lines b on b.return_id = r.id
         where r.order_id = o.id and r.review = 'fits' and b.line_issue is not null)
       or o.units < (select sum(r.units) from returns r where r.order_id = o.id and r.review = 'fits')
       or exists (select 1 from (
         select k.sku, sum(k.sold) as sold, sum(k.back) as back from (
           select coalesce(l.sku, '') as sku, l.quantity as sold, 0 as back from order_lines l where l.order_id = o.id
           union all
           select case when b.sku in (select l.sku from order_lines l where l.order_id = o.id) then b.sku else '' end,
             0, b.quantity
           from returns r join return_lines b on b.return_id = r.id
           where r.order_id = o.id and r.review = 'fits' and b.sku is not null
         ) k group by k.sku) g where g.back > g.sold)
       or o.revenue < (select sum(r.amount) from returns r where r.order_id = o.id and r.review = 'fits')
       or o.shipping < (select sum(r.shipping) from returns r where r.order_id = o.id and r.review = 'fits'))`,
  },
  {
    name: 'shipments.status, shippedAt, deliveredAt and units',
    wrongRows: `select s.id, s.status, s.shipped_at, s.delivered_at, s.units from shipments s where
     coalesce(s.shipped_at, -1) <> coalesce((select max(e.at) from shipment_events e
       where e.shipment_id = s.id and e.status = 'shipped'), -1)
     or coalesce(s.delivered_at, -1) <> coalesce((select max(e.at) from shipment_events e
       where e.shipment_id = s.id and e.status = 'delivered'), -1)
     or s.units <> (select coalesce(sum(l.quantity), 0) from shipment_lines l where l.shipment_id = s.id)
     or s.status not in (select e.status from shipment_events e where e.shipment_id = s.id union select 'announced'
       where not exists (select 1 from shipment_events e where e.shipment_id = s.id))
     or (s.status not in ('delivered', 'returned', 'lost') and exists (select 1 from shipment_events e
       where e.shipment_id = s.id and e.status in ('delivered', 'returned', 'lost')))`,
  },
  {
    // Of a return without its text, which an erasure took away, the reason has to exist.
    name: 'returns.reasonId',
    wrongRows: `select r.id, r.reason, r.reason_id from returns r
     left join return_reasons c on c.code = r.reason
     left join return_reason_words w on w.text = r.reason
     where (r.reason is not null and coalesce(r.reason_id, -1) <> coalesce(c.id, w.reason_id, -1))
     or (r.reason is null and r.reason_id is not null
       and not exists (select 1 from return_reasons e where e.id = r.reason_id))`,
  },
  {
    name: 'returns.amount',
    wrongRows: `select r.id, r.amount from returns r where
     r.amount <> (select coalesce(sum(l.amount), 0) from return_lines l where l.return_id = r.id)`,
  },
];
