/**
 * Finds conflicts of a batch: changes that others have planned, and prices that changed since the draft. Written by
 * hand: each statement compares all items of a batch with the stored prices.
 */
import type { Conflict } from '#contract/pricing/priceBatches/batchRows';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import { withProductNames } from '../prices/productNames.ts';
import type { Window } from '../prices/segments.ts';

/** The number of conflicts that are listed; the count includes all of them. */
const MAX_LISTED = 200;

/** The batch, and the list and quantity whose prices it writes. */
export interface BatchTarget {
  batchId: number;
  listId: number;
  minQuantity: number;
}

const PLANNED = `from price_batch_items i join prices p on p.variant_id = i.variant_id
  where i.batch_id = ? and i.new_amount is not null and p.list_id = ? and p.min_quantity = ?
    and p.starts_at > ? and p.starts_at < ? and p.ends_at > ?`;

/** Prices of the batch's variants that others have planned within the window. */
export const plannedConflicts = async (
  tx: Db,
  { batchId, listId, minQuantity }: BatchTarget,
  { startsAt, endsAt }: Window,
  now: number,
): Promise<{ conflicts: Conflict[]; count: number }> => {
  const values = [batchId, listId, minQuantity, now, endsAt, startsAt];
  const [counted] = await query<{ n: number }>(
    tx,
    `select count(distinct i.variant_id) as n ${PLANNED}`,
    values,
  );
  if (!counted?.n) return { conflicts: [], count: 0 };
  const conflicts = await query<Omit<Conflict, 'names'>>(
    tx,
    `select p.id as "priceId", p.variant_id as "variantId", products.id as "productId", products.name, v.sku, p.starts_at as "startsAt",
       case when p.ends_at = ${FOREVER} then null else p.ends_at end as "endsAt", p.amount, p.batch_id as "batchId",
       b.name as "batchName", b.reverts_id as "batchRevertsId"
     from (select p.* ${PLANNED}) p join variants v on v.id = p.variant_id join products on products.id = v.product_id
       left join price_batches b on b.id = p.batch_id order by p.starts_at, p.variant_id limit ${MAX_LISTED}`,
    values,
  );
  return { conflicts: await withProductNames(tx, conflicts), count: counted.n };
};

/** The variants with such a planned price. */
export const plannedVariants = async (
  tx: Db,
  { batchId, listId, minQuantity }: BatchTarget,
  { startsAt, endsAt }: Window,
  now: number,
): Promise<number[]> => {
  const values = [batchId, listId, minQuantity, now, endsAt, startsAt];
  const rows = await query<{ variant_id: number }>(
    tx,
    `select distinct i.variant_id ${PLANNED}`,
    values,
  );
  return rows.map(({ variant_id }) => variant_id);
};

/** Variants of the batch whose price at its start has changed since the batch was drafted. */
export const movedVariants = statement<{ variant_id: number }>(
  `select i.variant_id from price_batch_items i
     left join prices p on p.variant_id = i.variant_id and p.list_id = ? and p.min_quantity = ?
       and p.starts_at <= ? and p.ends_at > ?
   where i.batch_id = ? and i.new_amount is not null
     and (coalesce(p.amount, -1) <> coalesce(i.old_amount, -1) or coalesce(p.ends_at, -1) <> coalesce(i.old_ends_at, -1))`,
);
