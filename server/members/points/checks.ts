/** Rules that the ledger of points must satisfy, and its cached figures; `npm run verify` reports rows that break them. */
import type { Check } from '../../platform/verify/verify.ts';

const MOVING = `type not in ('writeOff', 'absorb', 'deducted')`;
const TAKEN = `(select coalesce(sum(case a.kind when 'restore' then -a.points when 'reinstate' then 0 else a.points end), 0)
  from point_allocations a where a.lot_id = l.id)`;
const OWED = `(select coalesce(sum(case when a.owed_by_id is not null then 0
    when a.kind = 'repay' then -a.points when a.lot_id is null then a.points else 0 end), 0)
  from point_allocations a where a.member_id = c.member_id)`;
/** What records repaid for others of the same person, and what others repaid for them: few rows of all. */
const REPAID_FOR = `select member_id, sum(points) as points from point_allocations
  where owed_by_id is not null group by member_id`;
const REPAID_BY = `select owed_by_id as member_id, sum(points) as points from point_allocations
  where owed_by_id is not null group by owed_by_id`;
/** The records that were one person's at any time. */
const PERSONS = `select member_id as person, record_id as id from member_merges
  union select member_id, member_id from member_merges`;
const MOVED = `select member_id, sum(points) as points from point_entries where ${MOVING} group by member_id`;

export const POINT_CHECKS: readonly Check[] = [
  {
    name: 'point_lots.remaining',
    wrongRows: `select l.id, l.remaining from point_lots l where l.remaining <> l.points - ${TAKEN}
      or l.remaining < 0 or l.remaining > l.points`,
  },
  {
    name: 'point_accounts.arrears',
    wrongRows: `select c.member_id, c.arrears from point_accounts c
      left join (${REPAID_BY}) b on b.member_id = c.member_id
      where c.arrears <> ${OWED} - coalesce(b.points, 0) or c.arrears < 0`,
  },
  {
    name: 'point_accounts.last_number',
    wrongRows: `select e.member_id, c.last_number from
        (select member_id, max(number) as last_number, count(*) as entries from point_entries group by member_id) e
      left join point_accounts c on c.member_id = e.member_id
      where c.member_id is null or c.last_number <> e.last_number or c.last_number <> e.entries`,
  },
  {
    name: 'point_entries: what was added less what was taken is what is left less what is owed, of each member',
    wrongRows: `select c.member_id, coalesce(e.points, 0) as moved, coalesce(l.remaining, 0) as remaining, c.arrears,
        coalesce(f.points, 0) as repaid_for, coalesce(b.points, 0) as repaid_by
      from point_accounts c
      left join (${MOVED}) e on e.member_id = c.member_id
      left join (select member_id, sum(remaining) as remaining from point_lots group by member_id) l
        on l.member_id = c.member_id
      left join (${REPAID_FOR}) f on f.member_id = c.member_id
      left join (${REPAID_BY}) b on b.member_id = c.member_id
      where coalesce(e.points, 0)
        <> coalesce(l.remaining, 0) - c.arrears + coalesce(f.points, 0) - coalesce(b.points, 0)`,
  },
  {
    name: 'point_allocations: what is owed is repaid by records of the same person only',
    wrongRows: `select a.id, a.kind, a.member_id, a.owed_by_id from point_allocations a
      where a.owed_by_id is not null and (a.kind <> 'repay' or a.lot_id is null or a.owed_by_id = a.member_id
        or not exists (select 1 from (${PERSONS}) p join (${PERSONS}) q on q.person = p.person
          where p.id = a.member_id and q.id = a.owed_by_id))`,
  },
  {
    name: 'point_entries: the same of all members together',
    wrongRows: `select moved, remaining, arrears from
      (select (select coalesce(sum(points), 0) from point_entries where ${MOVING}) as moved,
        (select coalesce(sum(remaining), 0) from point_lots) as remaining,
        (select coalesce(sum(arrears), 0) from point_accounts) as arrears) as sums
      where moved <> remaining - arrears`,
  },
  {
    name: 'point_entries: the sign of an entry',
    wrongRows: `select id, type, points from point_entries
      where points = 0 or (points > 0) <> (type in ('earn', 'adjustCredit', 'restore'))`,
  },
  {
    name: 'point_entries: the allocations of an entry',
    wrongRows: `select e.id, e.type, e.points from point_entries e
      left join (select entry_id, sum(points) as points from point_allocations where kind <> 'repay' group by entry_id) a
        on a.entry_id = e.id
      where e.type not in ('earn', 'adjustCredit', 'writeOff', 'absorb', 'deducted') and coalesce(a.points, 0) <> abs(e.points)`,
  },
  {
    name: 'point_entries: never more taken back than earned',
    wrongRows: `select r.member_id, r.source, r.source_id, r.taken from
        (select e.member_id, e.source, e.source_id, -sum(b.points) as taken from point_entries b
          join point_entries e on e.id = b.reverses_id
          where b.type in ('clawBack', 'writeOff', 'absorb', 'deducted') group by e.member_id, e.source, e.source_id) r
      join (select member_id, source, source_id, sum(points) as points from point_entries
          where type in ('earn', 'adjustCredit') group by member_id, source, source_id) e
        on e.member_id = r.member_id and e.source = r.source and e.source_id = r.source_id
      where r.taken > e.points`,
  },
  {
    name: 'point_allocations: never more given back than taken',
    wrongRows: `select t.id, t.points, b.points as given from point_allocations t
      join (select restores_id, sum(points) as points from point_allocations
          where restores_id is not null group by restores_id) b on b.restores_id = t.id
      where b.points > t.points`,
  },
  {
    name: 'point_holds: never more held of a lot than is left of it',
    wrongRows: `select l.id, l.remaining, h.points from point_lots l
      join (select o.lot_id, sum(o.points) as points from point_hold_lots o
          join point_holds h on h.id = o.hold_id where h.state = 'open' group by o.lot_id) h on h.lot_id = l.id
      where h.points > l.remaining`,
  },
];
