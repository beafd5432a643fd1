/** Members who never get a promotion beside those who may: how many, and what each side bought in a period. */
import type { Db } from '#db';
import { rowsStatement, statement } from '#db/statements';
import { isHeldOut } from '../engine/holdout.ts';
import { type Period, type Sample, sampleOfSums } from './rules.ts';

export interface Holdout {
  promotionId: number;
  /** Basis points, see `heldShares`. */
  least: number;
  most: number;
}

/** Members looked at in one go: what a request may keep others waiting for. */
const AT_ONCE = 10_000;
const TREATED = 0;
const HELD = 1;
const UNCLEAR = 2;
type Side = typeof TREATED | typeof HELD | typeof UNCLEAR;

// Of members known only from an order nobody knows when they joined; the store has known them since.
const JOINED = 'coalesce(m.joined_at, m.created_at)';
const members = statement<{ id: number; external_id: string }>(
  `select m.id, m.external_id from members m where m.id > ? and ${JOINED} < ? order by m.id limit ${AT_ONCE}`,
);

const sideOf = ({ promotionId, least, most }: Holdout, externalId: string): Side => {
  const key = `member:${externalId}`;
  if (isHeldOut(promotionId, key, least)) return HELD;
  return isHeldOut(promotionId, key, most) ? UNCLEAR : TREATED;
};

/** Everybody who had joined by then, by side; of those not treated who they are: [id, side]. */
export const sidesOf = async (db: Db, holdout: Holdout, joinedBefore: number) => {
  const counts = { [TREATED]: 0, [HELD]: 0, [UNCLEAR]: 0 };
  const apart: [number, Side][] = [];
  let last = 0;
  let looked: number;
  do {
    const rows = await members(db, last, joinedBefore);
    for (const { id, external_id } of rows) {
      const side = sideOf(holdout, external_id);
      counts[side]++;
      if (side !== TREATED) apart.push([id, side]);
      last = id;
    }
    looked = rows.length;
  } while (looked === AT_ONCE);
  return { treated: counts[TREATED], held: counts[HELD], apart };
};
export type Sides = Awaited<ReturnType<typeof sidesOf>>;

/** The members told apart, as rows of `apart`. */
const APART = { id: 'integer', side: 'integer' } as const;
const apartOf = (input: string) =>
  `apart as materialized (select cast(id as integer) as id, side from ${input})`;
const WITHIN = 'o.counted_on >= ? and o.counted_on < ? and o.member_id is not null';

/** What each side's members bought, summed by member first. `1.0 *`: squares of money do not fit whole numbers. */
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

/** Margin that the treated brought beyond what as many of the held out did. */
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
