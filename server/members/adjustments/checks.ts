/** Rules that adjustments must satisfy; `npm run verify` reports rows that break them. */
import type { Check } from '../../platform/verify/verify.ts';

const SOURCE = `(case a.kind when 'opening' then 'import' else 'adjustment' end)`;

export const ADJUSTMENT_CHECKS: readonly Check[] = [
  {
    name: 'point_adjustments: the sums of their lines',
    wrongRows: `select a.id, a.line_count, a.points_added, a.points_taken, a.growth_added, a.growth_taken
      from point_adjustments a
      left join (select adjustment_id, count(*) as n,
          sum(case when points > 0 then points else 0 end) as points_added,
          sum(case when points < 0 then -points else 0 end) as points_taken,
          sum(case when growth > 0 then growth else 0 end) as growth_added,
          sum(case when growth < 0 then -growth else 0 end) as growth_taken
          from point_adjustment_lines group by adjustment_id) l on l.adjustment_id = a.id
      where coalesce(l.n, 0) <> a.line_count or l.points_added <> a.points_added or l.points_taken <> a.points_taken
        or l.growth_added <> a.growth_added or l.growth_taken <> a.growth_taken`,
  },
  {
    name: 'point_adjustments: points in the ledger exactly where approved',
    wrongRows: `select a.id, l.line, l.points, e.points as entered from point_adjustment_lines l
      join point_adjustments a on a.id = l.adjustment_id
      left join point_entries e on e.member_id = l.member_id and e.source = ${SOURCE}
        and e.source_id = cast(a.id as text) and e.source_line = cast(l.line as text)
        and e.type in ('adjustCredit', 'adjustDebit')
      where coalesce(e.points, 0) <> (case a.state when 'approved' then l.points else 0 end)`,
  },
  {
    name: 'point_adjustments: growth in the ledger exactly where approved',
    wrongRows: `select a.id, l.line, l.growth, e.growth as entered from point_adjustment_lines l
      join point_adjustments a on a.id = l.adjustment_id
      left join growth_entries e on e.member_id = l.member_id and e.source = ${SOURCE}
        and e.source_id = cast(a.id as text) and e.source_line = cast(l.line as text) and e.type = 'adjust'
      where coalesce(e.growth, 0) <> (case a.state when 'approved' then l.growth else 0 end)`,
  },
];
