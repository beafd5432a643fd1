/** Loads what was sold within the reach of promotions: their goods, to their audience, in their hours. */
import type { Terms } from '#contract/promotions/promotions';
import type { members } from '#db/schema/members/members';
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import { type LevelOf, openLevels } from '../../members/levels/load.ts';
import type { SoldLine } from '../../orders/sales/bundle.ts';
import { EARLIER_ORDERS } from '../../orders/shared/earlierOrders.ts';
import { inSteps } from '../../orders/sales/inSteps.ts';
import { audienceMismatch } from '../engine/audience.ts';
import { groupBy } from '#shared/groupBy';
import { withinHours } from '#shared/weekHours';
import { targetScopes } from '../engine/targetScopes.ts';
import type { Shopper } from '../engine/types.ts';
import { linesInScopes, type SqlCondition } from '../scopes/scopeSql.ts';
import type { Period } from './periods.ts';
import { loadReturnedMarginsOf } from './returnedMargin.ts';

type Member = typeof members.$inferSelect;

/** What promotions can touch. Of several, what any of them can. */
export type Reach = readonly Pick<Terms, 'scope' | 'rewards' | 'audience' | 'hours'>[];

interface Row {
  id: number;
  day: string;
  at: number;
  channel: string;
  member: string | null;
  member_id: number | null;
  groups: string | null;
  joined_at: number | null;
  birthday: Member['birthday'];
  earlier: number | null;
  paid: number;
  known: number;
  margin: number;
  returned: number;
  has_returns: number;
}

const memberIdOf = ({ member_id: id }: Row) => (id === null ? null : Number(id));

/** An order by its lines within reach, less what was returned of them. Minor units. */
export interface ReachedOrder {
  day: string;
  revenue: number;
  /** Of the lines with known cost; goods that come back are in stock again. */
  margin: number;
  /** What was paid for all lines, and for those with known cost. */
  paid: number;
  known: number;
}

const shopperOf = (row: Row, levelOf: LevelOf): Shopper => ({
  key: row.member,
  ...levelOf(memberIdOf(row), row.at),
  groups: row.groups === null ? [] : (JSON.parse(row.groups) as string[]),
  channel: row.channel,
  joinedAt: row.joined_at,
  orderNumber: row.earlier === null ? null : Number(row.earlier) + 1,
  birthday: row.birthday,
});

/** The lines of these orders, with whether they are within reach. */
const loadSoldLines = async (db: Db, lines: SqlCondition, orderIds: readonly number[]) => {
  const rows = await query<Omit<SoldLine, 'categoryId'> & { order_id: number; is_of: number }>(
    db,
    `select l.order_id, l.sku, l.quantity, l.paid, l.discount, l.cost, case when ${lines.sql} then 1 else 0 end as is_of
     from order_lines l left join variants v on v.id = l.variant_id
       left join products p on p.id = v.product_id
     where l.order_id ${inValues(db, 'bigint')}
     order by l.order_id, l.position`,
    [...lines.values, JSON.stringify(orderIds)],
  );
  return groupBy(
    rows.map(({ order_id: orderId, is_of: isOf, paid, cost, ...line }) => ({
      ...line,
      orderId: Number(orderId),
      categoryId: null,
      paid: Number(paid),
      cost: cost === null ? null : Number(cost),
      isOf: Number(isOf) === 1,
    })),
    (line) => line.orderId,
  );
};

/** The margin that returns took away from the lines within reach, by order. */
const loadReturnedMargins = async (db: Db, lines: SqlCondition, orderIds: readonly number[]) => {
  const margins = new Map<number, number>();
  for (const step of inSteps(orderIds)) {
    const sold = await loadSoldLines(db, lines, step);
    for (const [id, margin] of await loadReturnedMarginsOf(db, sold)) margins.set(id, margin);
  }
  return margins;
};

/**
 * The orders of the period with lines within reach. Members are taken with their level when they ordered, and the groups that
 * they have now. What
 * was returned later is taken off the order that sold it.
 */
export const loadReached = async (
  db: Db,
  reach: Reach,
  { from, to }: Period,
  timeZone: string,
): Promise<ReachedOrder[]> => {
  const scopes = reach.flatMap((terms) => targetScopes(terms));
  const lines = await linesInScopes(db, scopes);
  const needsNumber = reach.some(({ audience }) => audience.orderNumber !== null);
  // By hand: conditions depend on the scopes; sums over any number of orders.
  const rows = await query<Row>(
    db,
    `with lines as materialized (
       select o.id as order_id, l.variant_id, l.paid,
         case when l.variant_id is null then l.sku end as sku,
         case when l.cost is null then 0 else l.paid end as known,
         case when l.cost is null then 0 else l.paid - l.quantity * l.cost end as margin
       from orders o cross join order_lines l left join variants v on v.id = l.variant_id
         left join products p on p.id = v.product_id
       where o.counted_on >= ? and o.counted_on < ? and l.order_id = o.id and ${lines.sql}),
     refunds as (
       select o.id as order_id, sum(b.amount) as amount
       from (select distinct order_id as id, variant_id, sku from lines) o
         cross join returns r cross join return_lines b
       where r.order_id = o.id and r.counted_on is not null and b.return_id = r.id
         and (b.variant_id = o.variant_id or (b.variant_id is null and o.variant_id is null
           and coalesce(b.sku, '') = coalesce(o.sku, '')))
       group by o.id),
     sold as (
       select order_id, sum(paid) as paid, sum(known) as known, sum(margin) as margin from lines group by order_id)
     select o.id, o.counted_on as day, o.placed_at as at, o.channel, m.external_id as member, m.id as member_id, m.groups, m.joined_at,
       m.birthday, ${needsNumber ? EARLIER_ORDERS : 'null'} as earlier,
       s.paid, s.known, s.margin, coalesce(k.amount, 0) as returned,
       case when exists (select 1 from returns r where r.order_id = o.id and r.counted_on is not null) then 1 else 0 end as has_returns
     from sold s join orders o on o.id = s.order_id left join members m on m.id = o.member_id
       left join refunds k on k.order_id = s.order_id`,
    [from, to, ...lines.values],
  );
  const levelOf = await openLevels(db, rows.map(memberIdOf));
  const reached = rows.filter((row) =>
    reach.some(
      ({ audience, hours }) =>
        audienceMismatch(audience, shopperOf(row, levelOf), row.at, timeZone) === null &&
        withinHours(hours, row.at, timeZone),
    ),
  );
  const withReturns = reached.flatMap((row) =>
    Number(row.has_returns) === 1 ? [Number(row.id)] : [],
  );
  const returnedMargins = await loadReturnedMargins(db, lines, withReturns);
  return reached.map(({ id, day, paid, known, margin, returned }) => ({
    day,
    paid: Number(paid),
    known: Number(known),
    revenue: Number(paid) - Number(returned),
    margin: Number(margin) - (returnedMargins.get(Number(id)) ?? 0),
  }));
};
