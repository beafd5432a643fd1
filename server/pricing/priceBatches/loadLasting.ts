/** Loads the prices that batches start from where those at their start are temporary. By hand: many variants in one statement. */
import type { Db } from '#db';
import { inValues, query } from '#db/statements';
import { groupBy } from '#shared/groupBy';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { type LastingSearch, lastingPrice, type TimedPrice } from './lastingPrice.ts';

interface Stored {
  variantId: number;
  startsAt: number;
  endsAt: number;
  amount: number;
  timed: number;
}

/** The lasting base prices by variant; only of variants whose base price at the start is temporary. */
export const loadLasting = async (
  db: Db,
  variantIds: readonly number[],
  search: LastingSearch,
): Promise<Map<number, number>> => {
  const lasting = new Map<number, number>();
  if (variantIds.length === 0) return lasting;
  const rows = await query<Stored>(
    db,
    `select p.variant_id as "variantId", p.starts_at as "startsAt", p.ends_at as "endsAt", p.amount,
       case when b.reverts_id is null and b.ends_at > p.starts_at then 1 else 0 end as timed
     from prices p left join price_batches b on b.id = p.batch_id
     where p.list_id = ${BASE_LIST_ID} and p.min_quantity = 1 and p.variant_id ${inValues(db, 'bigint')}`,
    [JSON.stringify(variantIds)],
  );
  const byVariant = groupBy(rows, ({ variantId }) => variantId);
  for (const [variantId, own] of byVariant) {
    const prices = own.map(({ timed, ...price }): TimedPrice => ({
      ...price,
      timed: Number(timed) === 1,
    }));
    const amount = lastingPrice(prices, search);
    if (amount !== null) lasting.set(variantId, amount);
  }
  return lasting;
};
