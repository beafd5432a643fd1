/** Loads what held-out and treated members bought. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import type { Period } from './periods.ts';
import { type Sample, sampleOfSums } from './statistics.ts';
import { UNTREATED, untreatedSql, WITHIN, JOINED } from './untreated.ts';
import { TREATED, type Sides, type Side, HELD } from './holdout.ts';

/** Purchases of each side less what was returned, summed by member first. `1.0 *` because squares of amounts exceed the range of integers. */
const boughtBySide = rowsStatement<{
  side: number;
  buyers: number;
  total: number;
  squares: number;
}>(
  UNTREATED,
  (input) => `
    with ${untreatedSql(input)},
    bought as (select o.member_id, sum(o.revenue - o.returned) as amount from orders o where ${WITHIN} group by o.member_id)
    select coalesce(a.side, ${TREATED}) as side, count(*) as buyers, sum(b.amount) as total,
      sum(1.0 * b.amount * b.amount) as squares
    from bought b cross join members m left join untreated a on a.id = m.id
    where m.id = b.member_id and ${JOINED} < ? group by coalesce(a.side, ${TREATED})`,
);

export interface Group {
  /** Number of members with a purchase. */
  buyers: number;
  /** Revenue per member, over all members. */
  sample: Sample;
}
export const groupsOf = async (
  db: Db,
  sides: Sides,
  { from, to }: Period,
  joinedBefore: number,
): Promise<{ treated: Group; held: Group }> => {
  const rows = await boughtBySide(db, sides.untreated, from, to, joinedBefore);
  const of = (side: Side, count: number) => {
    const { buyers, total, squares } = rows.find((row) => row.side === side) ?? {
      buyers: 0,
      total: 0,
      squares: 0,
    };
    return { buyers, sample: sampleOfSums(count, total, squares) };
  };
  return { treated: of(TREATED, sides.treated), held: of(HELD, sides.held) };
};
