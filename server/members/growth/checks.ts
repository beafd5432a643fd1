/** Rules that the ledger of growth must satisfy; `npm run verify` reports rows that break them. */
import type { Check } from '../../platform/verify/verify.ts';

export const GROWTH_CHECKS: readonly Check[] = [
  {
    name: 'growth_entries: the sign of an entry',
    wrongRows: `select id, type, growth from growth_entries
      where growth = 0 or (type = 'earn' and growth < 0) or (type = 'reverse' and growth > 0)`,
  },
  {
    name: 'growth_entries: a reversal beside its original',
    wrongRows: `select r.id, r.reverses_id from growth_entries r
      left join growth_entries e on e.id = r.reverses_id
      where r.type = 'reverse' and (e.id is null or e.type = 'reverse' or e.member_id <> r.member_id or e.day <> r.day)`,
  },
  {
    name: 'growth_entries: never more taken back than given',
    wrongRows: `select e.id, e.growth from growth_entries e
      join (select reverses_id, sum(growth) as taken from growth_entries where type = 'reverse' group by reverses_id) r
        on r.reverses_id = e.id
      where r.taken + e.growth < 0`,
  },
  {
    name: 'growth_entries: no member is below zero',
    wrongRows: `select member_id, sum(growth) as growth from growth_entries group by member_id having sum(growth) < 0`,
  },
];
