/**
 * Computes the distribution of margins of products on sale, by category. By hand: one aggregate over the whole
 * catalogue.
 */
import { MARGIN_BUCKETS, MARGIN_STEPS, type MarginRow } from '#contract/pricing/reports';
import type { Db } from '#db';
import { query } from '#db/statements';
import { publicPriceSql } from './sql.ts';
import { meanBps, rolledUp } from './rules.ts';
import { readPaths } from './paths.ts';

interface Row {
  category_id: number | null;
  bucket: number | null;
  n: number;
  sum_bps: number | null;
}

const BUCKET = `case when amount is null or amount <= 0 or cost is null then null
  ${[...MARGIN_STEPS]
    .map((step, index) => ({ step, at: index }))
    .reverse()
    .map(({ step, at }) => `when (amount - cost) * 10000 >= ${step} * amount then ${at + 1}`)
    .join(' ')} else 0 end`;

/** Materialized, so that each price is computed once however often it is compared. */
const SQL = `with priced as materialized (
    select p.primary_category_id as category_id, v.cost, ${publicPriceSql('v.id', 'clock.at')} as amount
    from (select cast(? as bigint) as at) as clock cross join variants v join products p on p.id = v.product_id
    where p.status = 'active')
  select category_id, bucket, count(*) as n,
    sum(cast((amount - cost) * 10000 as double precision) / nullif(amount, 0)) as sum_bps
  from (select category_id, cost, amount, ${BUCKET} as bucket from priced) as placed
  group by category_id, bucket`;

interface Sum {
  buckets: number[];
  withoutCost: number;
  sumBps: number;
}
const nothing = (): Sum => ({
  buckets: Array.from({ length: MARGIN_BUCKETS }, () => 0),
  withoutCost: 0,
  sumBps: 0,
});
const add = (sum: Sum | undefined, part: Sum): Sum => ({
  buckets: part.buckets.map((n, index) => n + (sum?.buckets[index] ?? 0)),
  withoutCost: part.withoutCost + (sum?.withoutCost ?? 0),
  sumBps: part.sumBps + (sum?.sumBps ?? 0),
});

/** One row for each category with variants in it or its descendants; the whole store comes first. */
export const loadMargins = async (db: Db, now: number): Promise<MarginRow[]> => {
  const own = new Map<number | null, Sum>();
  for (const { category_id, bucket, n, sum_bps } of await query<Row>(db, SQL, [now])) {
    let sum = own.get(category_id);
    if (!sum) own.set(category_id, (sum = nothing()));
    if (bucket === null) sum.withoutCost += n;
    else {
      sum.buckets[bucket] = n;
      sum.sumBps += sum_bps ?? 0;
    }
  }
  const paths = await readPaths(db);
  return [...rolledUp(own, (id) => paths.get(id) ?? [], add)].map(
    ([categoryId, { buckets, withoutCost, sumBps }]) => {
      const variants = buckets.reduce((all, n) => all + n, 0);
      return {
        categoryId,
        variants,
        withoutCost,
        meanBps: meanBps(sumBps, variants),
        buckets,
      };
    },
  );
};
