/** Restores the prices that a batch replaced. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { namesOf } from '#db/names';
import { prepared } from '#db/prepared';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { replacedSegments, type Window } from '../prices/segments.ts';
import type { PriceWrite } from '../prices/storeChanges.ts';
import { writePrices } from '../prices/write.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchRecord } from './record.ts';
import { WRITE_STEP } from './steps.ts';

const { batchId, variantId, oldAmount, newAmount, oldEndsAt, replaced, severity, edited } =
  priceBatchItems;
/** By hand: one statement for a batch of any size. */
const copyItems = prepared(
  { reverting: batchId, endsAt: oldEndsAt, original: batchId },
  (_, { reverting, endsAt, original }) =>
    sql`insert into ${priceBatchItems}
       (${namesOf(batchId, variantId, oldAmount, newAmount, oldEndsAt, replaced, severity, edited)})
     select cast(${reverting} as integer), ${variantId}, ${newAmount},
       case when ${replaced} is null and ${oldEndsAt} >= ${endsAt} then ${oldAmount} end, cast(${endsAt} as bigint), null, 0, 0
     from ${priceBatchItems} where ${batchId} = ${original} and ${newAmount} is not null`,
);

/**
 * Items of the reverting batch. A replaced price that would have lasted for the whole window is restored by the item
 * (`new_amount`); otherwise (null) its timeline is restored separately.
 */
export const insertItems = (tx: Db, reverting: number, original: BatchRecord, endsAt: number) =>
  copyItems(tx, { reverting, endsAt, original: original.id });

/** Items of the reverting batch that say nothing of the price themselves. */
const unsaid = kit.alias(priceBatchItems, 'unsaid');
const replacingItems = prepared(
  { original: batchId, reverting: batchId },
  (q, { original, reverting }) =>
    q
      .select({ variantId, oldAmount, oldEndsAt, replaced })
      .from(priceBatchItems)
      .innerJoin(
        unsaid,
        and(
          eq(unsaid.variantId, variantId),
          eq(unsaid.batchId, reverting),
          isNull(unsaid.newAmount),
        ),
      )
      .where(eq(batchId, original)),
);

export const restoreOneByOne = async (
  tx: Db,
  writer: Writer,
  reverting: number,
  original: BatchRecord,
  window: Window,
) => {
  const items = await replacingItems(tx, { original: original.id, reverting });
  const { listId, minQuantity } = original;
  for (let index = 0; index < items.length; index += WRITE_STEP) {
    const writes = items.slice(index, index + WRITE_STEP).map((item): PriceWrite => {
      const wanted = replacedSegments(item, window);
      return { listId, minQuantity, variantId: item.variantId, window, wanted };
    });
    await writePrices(tx, writer, writes, { cause: 'revert', batchId: reverting }, { join: true });
  }
};
