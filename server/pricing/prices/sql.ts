/** SQL for prices, shared with other features. */
import { BASE_LIST_ID } from '#contract/pricing/prices';

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
