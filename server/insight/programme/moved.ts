/**
 * Sums what entries did to lots, and the entries themselves. Credits count from when they happened, and so does what time
 * alone brought about; debits and what is given back count from when they were recorded.
 */
import type { Reading } from '#contract/insight/programme';
import type { PointType } from '#contract/members/points';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { type Entered, HAPPENED, type Moved } from './rules.ts';

const HAPPENS = HAPPENED.map((type) => `'${type}'`).join(', ');
const instantOf = (entry: string) =>
  `case when ${entry}.type in (${HAPPENS}) then ${entry}.occurred_at else ${entry}.recorded_at end`;

/** A lot that had ended before it was added lapses when it is added. */
const lapsedAt = (entry: string, opener: string) =>
  `case when ${entry}.type = 'expire' and ${instantOf(opener)} > ${entry}.occurred_at
    then ${instantOf(opener)} else ${instantOf(entry)} end`;

const BOUNDS = 'select cast(? as bigint) as opens, cast(? as bigint) as ends';
const yesIf = (condition: string) => `case when ${condition} then 1 else 0 end`;

interface MovedRow {
  month: string;
  type: Moved['type'];
  within: number;
  was: number;
  before: number;
  after: number;
  points: number;
}
/** One reading of all lots and allocations, because opening, closing and vintages are sums of the same rows. */
const sums = statement<MovedRow>(
  `with bounds as (${BOUNDS}),
   moves as (
     select substr(e.day, 1, 7) as month, e.type as type, ${instantOf('e')} as at, l.available_at, l.points as points
     from point_lots l join point_entries e on e.id = l.entry_id
     union all
     select substr(o.day, 1, 7), case a.kind when 'repay' then 'repay' else e.type end,
       case a.kind when 'repay' then a.recorded_at else ${lapsedAt('e', 'o')} end, l.available_at,
       case a.kind when 'restore' then a.points else -a.points end
     from point_allocations a join point_entries e on e.id = a.entry_id
     join point_lots l on l.id = a.lot_id join point_entries o on o.id = l.entry_id
     where a.kind <> 'reinstate'
     union all
     select '', e.type, ${instantOf('e')}, 0, -a.points
     from point_allocations a join point_entries e on e.id = a.entry_id where a.lot_id is null)
   select month, type, within, was, before, after, sum(points) as points from (
     select m.month, m.type, ${yesIf('m.at >= b.opens')} as within,
       ${yesIf('m.available_at is null or m.available_at > m.at')} as was,
       ${yesIf('m.available_at is null or m.available_at >= b.opens')} as before,
       ${yesIf('m.available_at is null or m.available_at >= b.ends')} as after, m.points
     from moves m cross join bounds b where m.at < b.ends) as placed
   group by month, type, within, was, before, after`,
);

/** A lot that becomes active at an instant is active then: one that did by the last instant of the period is no more pending. */
export const loadMoved = async (
  db: Db,
  { opens, ends }: Pick<Reading, 'opens' | 'ends'>,
): Promise<Moved[]> =>
  (await sums(db, opens, ends)).map(({ month, type, within, was, before, after, points }) => ({
    month,
    type,
    isWithin: Number(within) === 1,
    wasPending: Number(was) === 1,
    isPendingBefore: Number(before) === 1,
    isPendingAfter: Number(after) === 1,
    points: Number(points),
  }));

const entered = statement<{ type: PointType; points: number; entries: number }>(
  `with bounds as (${BOUNDS}),
   dated as (
     select e.type, e.points, ${instantOf('e')} as at from point_entries e where e.type <> 'expire'
     union all
     select e.type, e.points, ${lapsedAt('e', 'o')} from point_entries e
     left join point_lots l on l.id = cast(e.source_id as bigint)
     left join point_entries o on o.id = l.entry_id where e.type = 'expire')
   select d.type, sum(d.points) as points, count(*) as entries
   from dated d cross join bounds b where d.at >= b.opens and d.at < b.ends group by d.type`,
);
export const loadEntered = async (
  db: Db,
  { opens, ends }: Pick<Reading, 'opens' | 'ends'>,
): Promise<Entered[]> =>
  (await entered(db, opens, ends)).map(({ type, points, entries }) => ({
    type,
    points: Number(points),
    entries: Number(entries),
  }));

const differing = statement<{ memberId: number; difference: number }>(
  `with bounds as (${BOUNDS}),
   parts as (
     select e.member_id, e.points as points, ${instantOf('e')} as at from point_entries e
     where e.type not in ('writeOff', 'absorb', 'deducted')
     union all
     select e.member_id, -l.points, ${instantOf('e')} from point_lots l join point_entries e on e.id = l.entry_id
     union all
     select e.member_id, case a.kind when 'restore' then -a.points else a.points end, ${instantOf('e')}
     from point_allocations a join point_entries e on e.id = a.entry_id where a.kind in ('consume', 'restore'))
   select p.member_id as "memberId", sum(p.points) as difference from parts p cross join bounds b
   where p.at >= b.opens and p.at < b.ends
   group by p.member_id having sum(p.points) <> 0
   order by abs(sum(p.points)) desc, p.member_id limit ?`,
);
/** The members whose entries of the period say something else than their lots. */
export const loadDiffering = async (
  db: Db,
  { opens, ends }: Pick<Reading, 'opens' | 'ends'>,
  limit: number,
) =>
  (await differing(db, opens, ends, limit)).map((row) => ({
    memberId: row.memberId,
    difference: Number(row.difference),
  }));
