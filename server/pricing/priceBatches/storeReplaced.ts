/** Stores in each row of a batch the prices that it replaces. */
import { sql } from 'drizzle-orm';
import type { Replaced } from '#contract/pricing/priceBatches';
import type { PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { excluded, nameOf, namesOf } from '#db/names';
import { preparedRows } from '#db/preparedRows';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { loadPrices } from '../prices/read.ts';
import { overlaps, type Window } from '../prices/segments.ts';
import type { BatchTarget } from './conflicts.ts';

/** Written by hand: sets a column of any number of rows in one statement. The rows exist, so it never inserts. */
const setReplaced = preparedRows(
  {
    batchId: priceBatchItems.batchId,
    variantId: priceBatchItems.variantId,
    replaced: priceBatchItems.replaced,
  },
  {},
  (_, { rows, input }) => {
    const { batchId, variantId, replaced, severity, edited } = priceBatchItems;
    return sql`insert into ${priceBatchItems} (${namesOf(batchId, variantId, replaced, severity, edited)})
      select ${input.batchId}, ${input.variantId}, ${input.replaced}, 0, 0 from ${rows} where true
      on conflict (${namesOf(batchId, variantId)}) do update set ${nameOf(replaced)} = ${excluded(replaced)}`;
  },
);

/** Stores the prices that a batch replaces within its window, so that reverting the batch can restore them. */
export const storeReplaced = async (
  tx: Db,
  target: BatchTarget,
  window: Window,
  variantIds: readonly number[],
  now: number,
) => {
  const stored = await loadPrices(tx, variantIds, { endingAfter: now });
  const replacedOf = (rows: readonly PriceRow[]): Replaced[] =>
    rows
      .filter(
        (row) =>
          row.listId === target.listId &&
          row.minQuantity === target.minQuantity &&
          overlaps(row, window),
      )
      .map(({ startsAt, endsAt, amount }) => ({ startsAt, endsAt, amount }));
  await setReplaced(
    tx,
    variantIds.map((variantId) => ({
      batchId: target.batchId,
      variantId,
      replaced: replacedOf(stored.get(variantId) ?? []),
    })),
  );
};
