/** Computes the additional margin of a promotion compared with held-out members. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import type { Period } from './periods.ts';
import { sumReturnedMargins } from './returnedMargin.ts';
import { UNTREATED, untreatedSql, WITHIN, JOINED } from './untreated.ts';
import { TREATED, type Sides, type Side, HELD } from './holdout.ts';

const itsSql = (input: string) => `
    with ${untreatedSql(input)},
    its as materialized (
      select o.id, coalesce(a.side, ${TREATED}) as side
      from orders o cross join members m left join untreated a on a.id = m.id
      where ${WITHIN} and m.id = o.member_id and ${JOINED} < ?)`;

const soldBySide = rowsStatement<{ side: number; margin: number }>(
  UNTREATED,
  (input) => `${itsSql(input)}
    select o.side, sum(case when l.cost is null then 0 else l.paid - l.quantity * l.cost end) as margin
    from its o cross join order_lines l where l.order_id = o.id group by o.side`,
);
const returnedOrders = rowsStatement<{ id: number; side: number }>(
  UNTREATED,
  (input) => `${itsSql(input)}
    select id, side from its o
    where exists (select 1 from returns r where r.order_id = o.id and r.counted_on is not null)`,
);

/** The margin of the treated members minus the margin of an equal number of held-out members. */
export const incrementalMargin = async (
  db: Db,
  sides: Sides,
  { from, to }: Period,
  joinedBefore: number,
) => {
  const sold = await soldBySide(db, sides.untreated, from, to, joinedBefore);
  const returned = await returnedOrders(db, sides.untreated, from, to, joinedBefore);
  const marginOf = async (side: Side) => {
    const ids = returned.flatMap((row) => (row.side === side ? [Number(row.id)] : []));
    const kept = Number(sold.find((row) => row.side === side)?.margin ?? 0);
    return kept - (await sumReturnedMargins(db, ids));
  };
  const held = await marginOf(HELD);
  return (await marginOf(TREATED)) - (held / sides.held) * sides.treated;
};
