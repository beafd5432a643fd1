/** What others did meanwhile, sorted out as the author asked: refused, left out, or replaced and remembered. */
import { message } from '#shared/fields';
import type { Replaced } from '#contract/pricing/priceBatches';
import type { PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { inValues, query, rowsStatement } from '#db/statements';
import { conflict } from '../../platform/http/errors.ts';
import { loadPrices } from '../prices/read.ts';
import { overlaps, type Window } from '../prices/timeline.ts';
import { movedVariants, type Place, plannedConflicts, plannedVariants } from './conflicts.ts';
import type { BatchRecord } from './record.ts';
import { WRITE_STEP } from './steps.ts';

/** An upsert of rows that are there: each is found by its key, however many there are. */
const setReplaced = rowsStatement(
  { batch_id: 'integer', variant_id: 'integer', replaced: 'text' },
  (input) => `insert into price_batch_items (batch_id, variant_id, replaced, severity, edited)
    select batch_id, variant_id, replaced, 0, 0 from ${input} where true
    on conflict (batch_id, variant_id) do update set replaced = excluded.replaced`,
);

/** What a batch displaces within its window, where that is more than the price in force at its start. */
const rememberReplaced = async (
  tx: Db,
  place: Place,
  window: Window,
  variantIds: readonly number[],
  now: number,
) => {
  const stored = await loadPrices(tx, variantIds, { endingAfter: now });
  const replacedOf = (rows: readonly PriceRow[]): Replaced[] =>
    rows
      .filter(
        (row) =>
          row.listId === place.listId &&
          row.minQuantity === place.minQuantity &&
          overlaps(row, window),
      )
      .map(({ startsAt, endsAt, amount }) => ({ startsAt, endsAt, amount }));
  await setReplaced(
    tx,
    variantIds.map((variantId) => [
      place.batchId,
      variantId,
      JSON.stringify(replacedOf(stored.get(variantId) ?? [])),
    ]),
  );
};
const leaveOut = (tx: Db, batchId: number, variantIds: readonly number[]) =>
  query(
    tx,
    `update price_batch_items set new_amount = null where batch_id = ? and variant_id ${inValues(tx, 'bigint')}`,
    [batchId, JSON.stringify(variantIds)],
  );

/** Sorts out what others did meanwhile, as the author asked: refuse, leave those rows out, or take their place. */
export const settleConflicts = async (
  tx: Db,
  batch: BatchRecord,
  place: Place,
  window: Window,
  now: number,
) => {
  const { conflicts, count } = await plannedConflicts(tx, place, window, now);
  const moved = (
    await movedVariants(
      tx,
      place.listId,
      place.minQuantity,
      window.startsAt,
      window.startsAt,
      batch.id,
    )
  ).map(({ variant_id }) => variant_id);
  if (count === 0 && moved.length === 0) return;
  if (batch.request.conflicts === 'refuse') {
    if (count > 0)
      throw conflict(message('priceBatches.errors.planned', { smart_count: count }), {
        conflicts,
        count,
      });
    throw conflict(message('priceBatches.errors.moved', { smart_count: moved.length }), {
      moved,
      count: moved.length,
    });
  }
  const inTheWay = [...new Set([...(await plannedVariants(tx, place, window, now)), ...moved])];
  if (batch.request.conflicts === 'leaveOut') await leaveOut(tx, batch.id, inTheWay);
  else
    for (let index = 0; index < inTheWay.length; index += WRITE_STEP)
      await rememberReplaced(tx, place, window, inTheWay.slice(index, index + WRITE_STEP), now);
};
