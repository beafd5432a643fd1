/** Computes the additional margin of a promotion compared with held-out members. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import type { Period } from './periods.ts';
import { UNTREATED, untreatedSql, WITHIN, JOINED } from './untreated.ts';
import { TREATED, type Sides, type Side, HELD } from './holdout.ts';

const marginBySide = rowsStatement<{ side: number; margin: number }>(
  UNTREATED,
  (input) => `
    with ${untreatedSql(input)}
    select coalesce(a.side, ${TREATED}) as side,
      sum(case when l.cost is null then 0 else l.paid - l.quantity * l.cost end) as margin
    from orders o cross join members m cross join order_lines l left join untreated a on a.id = m.id
    where ${WITHIN} and m.id = o.member_id and ${JOINED} < ? and l.order_id = o.id
    group by coalesce(a.side, ${TREATED})`,
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
