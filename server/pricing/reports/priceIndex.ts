/** Compares our prices with competitors', by category. By hand: one aggregate over the whole catalogue. */
import type { IndexRow } from '#contract/pricing/reports';
import type { Db } from '#db';
import { query } from '#db/statements';
import { AVERAGE_COMPETING, freshAfter } from '../priceBatches/competing.ts';
import { readPaths } from './paths.ts';
import { meanBps, rolledUp } from './rules.ts';
import { publicPriceSql } from './sql.ts';

interface Row {
  category_id: number | null;
  n: number;
  sum_bps: number;
  cheaper: number;
  same: number;
}

/**
 * Only variants with competing offers that are in stock and were observed recently, each once. Materialized, so that
 * each price is computed once.
 */
const SQL = `with compared as materialized (
    select p.primary_category_id as category_id, ${publicPriceSql('v.id', 'clock.at')} as ours, ${AVERAGE_COMPETING} as theirs
    from (select cast(? as bigint) as at) as clock cross join variants v join products p on p.id = v.product_id
    where p.status = 'active' and exists (select 1 from competitor_offers o where o.variant_id = v.id))
  select category_id, count(*) as n, sum(cast(10000 * ours as double precision) / theirs) as sum_bps,
    cast(sum(case when ours < theirs then 1 else 0 end) as integer) as cheaper,
    cast(sum(case when ours = theirs then 1 else 0 end) as integer) as same
  from compared where ours is not null and theirs > 0 group by category_id`;

interface Sum {
  n: number;
  bps: number;
  cheaper: number;
  same: number;
}
const add = (sum: Sum | undefined, part: Sum): Sum => ({
  n: part.n + (sum?.n ?? 0),
  bps: part.bps + (sum?.bps ?? 0),
  cheaper: part.cheaper + (sum?.cheaper ?? 0),
  same: part.same + (sum?.same ?? 0),
});

/** One row for each category with compared variants in it or its descendants; the whole store comes first. */
export const loadPriceIndex = async (db: Db, now: number): Promise<IndexRow[]> => {
  const rows = await query<Row>(db, SQL, [freshAfter(now), now]);
  const own = new Map(
    rows.map(({ category_id, n, sum_bps, cheaper, same }) => [
      category_id,
      { n, bps: sum_bps, cheaper, same },
    ]),
  );
  const paths = await readPaths(db);
  return [...rolledUp(own, (id) => paths.get(id) ?? [], add)].map(
    ([categoryId, { n, bps, cheaper, same }]) => ({
      categoryId,
      variants: n,
      indexBps: meanBps(bps, n),
      cheaper,
      same,
      dearer: n - cheaper - same,
    }),
  );
};
