/** SQL shared by price reports. */
import { basePriceSql } from '../prices/sql.ts';

/**
 * The publicly shown price of a variant at an instant, both given as SQL expressions: the latest log entry up to then,
 * or the base price where there is none.
 */
export const publicPriceSql = (variantId: string, at: string): string =>
  `coalesce((select e.amount from price_events e where e.variant_id = ${variantId} and e.effective_at <= ${at}
     order by e.effective_at desc, e.recorded_at desc, e.id desc limit 1), ${basePriceSql(variantId, at)})`;
