/** Loads sums of the orders that used given promotions: one statement that starts from these orders. */
import { type EffectDay, RETENTION_DAYS } from '#contract/promotions/effects';
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import { DAY_MS } from '#shared/days';
import { buyersSql, ordersSql, promotionIdsSql, refundsSql } from './ordersSql.ts';
import { sumReturnedMargins } from './returnedMargin.ts';

const sums = rowsStatement<Part>(
  { id: 'integer' },
  (input) => `
  with ${promotionIdsSql(input)}, ${ordersSql}, ${buyersSql}, ${refundsSql}
  select day, count(*) as a, sum(discount) as b, sum(revenue) as c, 0 as d from its group by day
  union all
  select 'buyers', (select count(*) from firsts), (select count(*) from fresh),
    (select count(*) from fresh where at <= ?), (select count(*) from back)
  union all
  select 'gifts', coalesce(sum(gift_cost), 0),
    coalesce(sum(case when exists (select 1 from order_lines l where l.order_id = its.id and l.paid = 0) then 0
      else gift_cost end), 0), 0, 0 from its
  union all
  select 'refunds', coalesce(sum(amount), 0), 0, 0, 0 from refunds
  union all
  select 'costs', count(l.cost), coalesce(sum(l.paid), 0),
    coalesce(sum(case when l.cost is null then 0 else l.paid end), 0),
    coalesce(sum(case when l.cost is null then 0 else l.paid - l.quantity * l.cost end), 0)
  from its cross join order_lines l where l.order_id = its.id`,
);

const returnedOrders = rowsStatement<{ id: number }>(
  { id: 'integer' },
  (input) => `
  with ${promotionIdsSql(input)}, ${ordersSql}, ${refundsSql} select order_id as id from refunds`,
);

export interface OrderSums {
  byDay: EffectDay[];
  orders: number;
  discount: number;
  /** What the gifts cost, and that of orders whose lines do not name their gifts as lines for nothing. */
  giftCost: number;
  giftCostBesideLines: number;
  /** What was paid back for goods, and the margin that it took away. */
  refunds: { amount: number; margin: number };
  revenue: number;
  newBuyers: number;
  returningBuyers: number;
  /** New buyers of long enough ago, and those of them who ordered again in time. */
  cohort: number;
  returned: number;
  /** Number of lines with known cost; paid amount of all lines; paid amount and margin of lines with known cost. */
  costs: { lines: number; paid: number; known: number; margin: number };
}
interface Part {
  day: string;
  a: number;
  b: number;
  c: number;
  d: number;
}
const NOTHING: Part = { day: '', a: 0, b: 0, c: 0, d: 0 };

export const sumOrders = async (
  db: Db,
  promotionIds: readonly number[],
  now: number,
): Promise<OrderSums> => {
  const longAgo = now - RETENTION_DAYS * DAY_MS;
  const ids = promotionIds.map((id) => [id]);
  const rows = await sums(db, ids, longAgo, longAgo);
  const returned = await returnedOrders(db, ids);
  const returnedMargin = await sumReturnedMargins(
    db,
    returned.map(({ id }) => Number(id)),
  );
  const partOf = (name: string) => rows.find(({ day }) => day === name) ?? NOTHING;
  const buyers = partOf('buyers');
  const costs = partOf('costs');
  const gifts = partOf('gifts');
  const refunds = partOf('refunds');
  const byDay = rows
    .filter(({ day }) => !['buyers', 'gifts', 'refunds', 'costs'].includes(day))
    .map(({ day, a, b, c }) => ({ day, orders: a, discount: b, revenue: c }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
  const total = (figure: 'orders' | 'discount' | 'revenue') =>
    byDay.reduce((sum, day) => sum + day[figure], 0);
  return {
    byDay,
    orders: total('orders'),
    discount: total('discount'),
    giftCost: gifts.a,
    giftCostBesideLines: gifts.b,
    refunds: { amount: refunds.a, margin: returnedMargin },
    revenue: total('revenue'),
    newBuyers: buyers.b,
    returningBuyers: buyers.a - buyers.b,
    cohort: buyers.c,
    returned: buyers.d,
    costs: { lines: costs.a, paid: costs.b, known: costs.c, margin: costs.d },
  };
};
