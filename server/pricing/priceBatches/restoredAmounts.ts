/** What a reverting batch restores: the price that each of its variants has afterwards. */
import { and, eq, inArray } from 'drizzle-orm';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { restoredAmount } from '../prices/segments.ts';
import type { BatchRecord } from './record.ts';

const { batchId, variantId, oldAmount, oldEndsAt, replaced } = priceBatchItems;
const itemsOf = prepared(
  { original: batchId, variantIds: many(variantId) },
  (q, { original, variantIds }) =>
    q
      .select({ variantId, oldAmount, oldEndsAt, replaced })
      .from(priceBatchItems)
      .where(and(eq(batchId, original), inArray(variantId, variantIds))),
);

export type Reverting = Pick<BatchRecord, 'revertsId' | 'endsAt'>;

/**
 * By variant, the price of the batch's list at `startsAt`, when the reverting batch begins; null where the list had none,
 * so that the base price applies again. Empty for a batch that reverts no other.
 */
export const loadRestoredAmounts = async (
  db: Db,
  { revertsId, endsAt }: Reverting,
  startsAt: number,
  variantIds: readonly number[],
): Promise<Map<number, number | null>> => {
  if (revertsId === null || variantIds.length === 0) return new Map();
  const window = { startsAt, endsAt: endsAt ?? FOREVER };
  const items = await itemsOf(db, { original: revertsId, variantIds });
  return new Map(items.map((item) => [item.variantId, restoredAmount(item, window)]));
};
