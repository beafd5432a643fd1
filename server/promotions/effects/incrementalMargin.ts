/** Computes the additional margin of a promotion compared with held-out members. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import { RETURNED_MARGIN } from './ordersSql.ts';
import type { Period } from './periods.ts';
import { UNTREATED, untreatedSql, WITHIN, JOINED } from './untreated.ts';
import { TREATED, type Sides, type Side, HELD } from './holdout.ts';

const marginBySide = rowsStatement<{ side: number; margin: number }>(
  UNTREATED,
  (input) => `
    with ${untreatedSql(input)},
    its as materialized (
      select o.id, coalesce(a.side, ${TREATED}) as side
      from orders o cross join members m left join untreated a on a.id = m.id
      where ${WITHIN} and m.id = o.member_id and ${JOINED} < ?),
    margins as (
      select o.side, case when l.cost is null then 0 else l.paid - l.quantity * l.cost end as margin
      from its o cross join order_lines l where l.order_id = o.id
      union all
      select o.side, -${RETURNED_MARGIN}
      from its o cross join returns r cross join return_lines b
      where r.order_id = o.id and r.counted_on is not null and b.return_id = r.id)
    select side, cast(round(sum(margin)) as bigint) as margin from margins group by side`,
);

/** The margin of the treated members minus the margin of an equal number of held-out members. */
export const incrementalMargin = async (
  db: Db,
  sides: Sides,
  { from, to }: Period,
  joinedBefore: number,
) => {
  const rows = await marginBySide(db, sides.untreated, from, to, joinedBefore);
  const of = (side: Side) => rows.find((row) => row.side === side)?.margin ?? 0;
  return of(TREATED) - (of(HELD) / sides.held) * sides.treated;
};
