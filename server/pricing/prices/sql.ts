/** SQL for prices, shared with other features. */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { prices } from '#db/schema/pricing/prices';

/**
 * The base price of a variant at an instant, both given as SQL expressions, or another column of that price. Before the
 * first price it is the first price.
 */
export const basePriceSql = (
  variantId: string,
  at: string,
  column: 'amount' | 'starts_at' = 'amount',
): string =>
  `(select ${column} from prices where variant_id = ${variantId} and list_id = ${BASE_LIST_ID} and min_quantity = 1
    and ends_at > ${at} order by ends_at limit 1)`;

/** The same with the tables' columns, for statements that are written with them. */
export const basePriceOf = (
  variantId: AnyColumn | SQL,
  at: AnyColumn | SQL,
  column: typeof prices.amount | typeof prices.startsAt = prices.amount,
): SQL<number> =>
  sql`(select ${column} from ${prices} where ${prices.variantId} = ${variantId} and ${prices.listId} = ${BASE_LIST_ID}
    and ${prices.minQuantity} = 1 and ${prices.endsAt} > ${at} order by ${prices.endsAt} limit 1)`;
