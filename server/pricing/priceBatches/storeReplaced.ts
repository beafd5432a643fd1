/** Stores in each row of a batch the prices that it replaces. */
import type { Replaced } from '#contract/pricing/priceBatches';
import type { PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import { loadPrices } from '../prices/read.ts';
import { overlaps, type Window } from '../prices/segments.ts';
import type { BatchTarget } from './conflicts.ts';

/** Written by hand: sets a column of any number of rows in one statement. The rows exist, so it never inserts. */
const setReplaced = rowsStatement(
  { batch_id: 'integer', variant_id: 'integer', replaced: 'text' },
  (input) => `insert into price_batch_items (batch_id, variant_id, replaced, severity, edited)
    select batch_id, variant_id, replaced, 0, 0 from ${input} where true
    on conflict (batch_id, variant_id) do update set replaced = excluded.replaced`,
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
    variantIds.map((variantId) => [
      target.batchId,
      variantId,
      JSON.stringify(replacedOf(stored.get(variantId) ?? [])),
    ]),
  );
};
