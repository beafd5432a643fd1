/** Compares the members held out of a promotion with those who may get it: how many, and what each group bought. */
import { and, asc, gt, lt, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { rowsStatement } from '#db/statements';
import { isHeldOut } from '../engine/holdout.ts';
import { type Period, type Sample, sampleOfSums } from './rules.ts';

export interface Holdout {
  promotionId: number;
  /** Basis points, see `heldShares`. */
  least: number;
  most: number;
}

/** Members read at once, so that other requests need not wait long. */
const AT_ONCE = 10_000;
const TREATED = 0;
const HELD = 1;
const UNCLEAR = 2;
type Side = typeof TREATED | typeof HELD | typeof UNCLEAR;

// Members known only from an order have no joining date: the day they were recorded counts.
const JOINED = 'coalesce(m.joined_at, m.created_at)';
const membersAfter = prepared(
  { id: members.id, joinedBefore: members.createdAt },
  (q, { id, joinedBefore }) =>
    q
      .select({ id: members.id, externalId: members.externalId })
      .from(members)
      .where(
        and(
          gt(members.id, id),
          lt(sql`coalesce(${members.joinedAt}, ${members.createdAt})`, joinedBefore),
        ),
      )
      .orderBy(asc(members.id))
      .limit(AT_ONCE),
);

const sideOf = ({ promotionId, least, most }: Holdout, externalId: string): Side => {
  const key = `member:${externalId}`;
  if (isHeldOut(promotionId, key, least)) return HELD;
  return isHeldOut(promotionId, key, most) ? UNCLEAR : TREATED;
};

/** Counts the members who had joined by then, by side, and lists those who are not treated: [id, side]. */
export const sidesOf = async (db: Db, holdout: Holdout, joinedBefore: number) => {
  const counts = { [TREATED]: 0, [HELD]: 0, [UNCLEAR]: 0 };
  const apart: [number, Side][] = [];
  let last = 0;
  let looked: number;
  do {
    const rows = await membersAfter(db, { id: last, joinedBefore });
    for (const { id, externalId } of rows) {
      const side = sideOf(holdout, externalId);
      counts[side]++;
      if (side !== TREATED) apart.push([id, side]);
      last = id;
    }
    looked = rows.length;
  } while (looked === AT_ONCE);
  return { treated: counts[TREATED], held: counts[HELD], apart };
};
export type Sides = Awaited<ReturnType<typeof sidesOf>>;

/** The members who are not treated, as rows of `apart`. */
const APART = { id: 'integer', side: 'integer' } as const;
const apartOf = (input: string) =>
  `apart as materialized (select cast(id as integer) as id, side from ${input})`;
const WITHIN = 'o.counted_on >= ? and o.counted_on < ? and o.member_id is not null';

/** What each side's members bought, summed by member first. `1.0 *`: squares of money exceed the whole numbers. */
const boughtBySide = rowsStatement<{
  side: number;
  buyers: number;
  total: number;
  squares: number;
}>(
  APART,
  (input) => `
    with ${apartOf(input)},
    bought as (select o.member_id, sum(o.revenue) as amount from orders o where ${WITHIN} group by o.member_id)
    select coalesce(a.side, ${TREATED}) as side, count(*) as buyers, sum(b.amount) as total,
      sum(1.0 * b.amount * b.amount) as squares
    from bought b cross join members m left join apart a on a.id = m.id
    where m.id = b.member_id and ${JOINED} < ? group by coalesce(a.side, ${TREATED})`,
);

export interface Group {
  /** Members who bought at all. */
  buyers: number;
  /** Revenue of every member. */
  sample: Sample;
}
export const groupsOf = async (
  db: Db,
  sides: Sides,
  { from, to }: Period,
  joinedBefore: number,
): Promise<{ treated: Group; held: Group }> => {
  const rows = await boughtBySide(db, sides.apart, from, to, joinedBefore);
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

const marginBySide = rowsStatement<{ side: number; margin: number }>(
  APART,
  (input) => `
    with ${apartOf(input)}
    select coalesce(a.side, ${TREATED}) as side,
      sum(case when l.cost is null then 0 else l.paid - l.quantity * l.cost end) as margin
    from orders o cross join members m cross join order_lines l left join apart a on a.id = m.id
    where ${WITHIN} and m.id = o.member_id and ${JOINED} < ? and l.order_id = o.id
    group by coalesce(a.side, ${TREATED})`,
);

/** The margin of the treated members beyond what as many held-out members brought. */
export const incrementalMargin = async (
  db: Db,
  sides: Sides,
  { from, to }: Period,
  joinedBefore: number,
) => {
  const rows = await marginBySide(db, sides.apart, from, to, joinedBefore);
  const of = (side: Side) => rows.find((row) => row.side === side)?.margin ?? 0;
  return of(TREATED) - (of(HELD) / sides.held) * sides.treated;
};
