/** Tells in SQL whether goods of an order have not come back, by the rules that review its returns. */
import { COUNTED_REVIEWS } from '../sales/countedDays.ts';

const SOLD = 'from order_lines l where l.order_id = "orders".id';
const BACK = `from returns r join return_lines b on b.return_id = r.id
  where r.order_id = "orders".id and r.review in (${COUNTED_REVIEWS.map(() => '?').join(', ')})`;

/**
 * Units that did not come back, by SKU: goods of an SKU that the order does not have are of its lines without one, and
 * an accepted return of more units than were sold uses up none of other goods. More of them are left than came back
 * without an SKU, which can be any goods of the order.
 */
const SQL = `coalesce((
  select sum(case when g.sold > g.back then g.sold - g.back else 0 end) from (
    select k.sku, sum(k.sold) as sold, sum(k.back) as back from (
      select coalesce(l.sku, '') as sku, l.quantity as sold, 0 as back ${SOLD}
      union all
      select case when b.sku in (select l.sku ${SOLD}) then b.sku else '' end as sku,
        0 as sold, b.quantity as back ${BACK} and b.sku is not null
    ) k group by k.sku
  ) g), 0) > (select coalesce(sum(b.quantity), 0) ${BACK} and b.sku is null)`;

export const somethingLeft = { sql: SQL, values: [...COUNTED_REVIEWS, ...COUNTED_REVIEWS] };
