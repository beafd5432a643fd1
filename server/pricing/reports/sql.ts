/** SQL that several answers about prices share. */
import { basePriceSql } from '../prices/sql.ts';

/**
 * What the store shows publicly for a variant at an instant, both SQL expressions: the log's latest entry up to then,
 * and the base price where the log says nothing yet.
 */
export const publicPriceSql = (variantId: string, at: string): string =>
  `coalesce((select e.amount from price_events e where e.variant_id = ${variantId} and e.effective_at <= ${at}
     order by e.effective_at desc, e.recorded_at desc, e.id desc limit 1), ${basePriceSql(variantId, at)})`;
