/** Prepares what the approval of a batch writes, and writes it. */
import { message } from '#shared/fields';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { loadGuards } from '../guards/load.ts';
import { loadPriceLists } from '../prices/readLists.ts';
import type { Window } from '../prices/segments.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { BatchTarget } from './conflicts.ts';
import type { BatchRecord } from './record.ts';
import { thresholdsOf } from './batchTerms.ts';
import { replacesBase } from './lastingPrice.ts';
import { reviewItems } from './review.ts';
import { loadValidReview } from './validReview.ts';
import { settleConflicts } from './settle.ts';
import { logItems } from './log.ts';
import { writeItems } from './write.ts';

const windowOf = ({ startsAt, endsAt }: BatchRecord, now: number): Window => {
  const window = { startsAt: Math.max(startsAt ?? now, now), endsAt: endsAt ?? FOREVER };
  if (window.endsAt <= window.startsAt) throw invalid({ endsAt: 'prices.errors.endsInPast' });
  return window;
};

/**
 * Resolves conflicts and checks every row again with current costs and limits. Throws 409 with the conflicting rows,
 * and 422 for prices below their floor that the author did not allow.
 */
export const prepare = async (tx: Db, { now, settings }: Writer, batch: BatchRecord) => {
  const lists = await loadPriceLists(tx);
  if (lists.get(batch.listId)?.archived) throw conflict('priceLists.errors.archived');
  const window = windowOf(batch, now);
  const target: BatchTarget = {
    batchId: batch.id,
    listId: batch.listId,
    minQuantity: batch.minQuantity,
  };
  await settleConflicts(tx, batch, target, window, now);
  const guardsOf = await loadGuards(tx, settings);
  const review =
    (await loadValidReview(tx, batch)) ??
    (await reviewItems(
      tx,
      { id: batch.id, ...window, now, replaces: replacesBase(batch) },
      guardsOf,
      thresholdsOf(settings),
    ));
  if (review.itemCount === 0) throw conflict('priceBatches.errors.nothingLeft');
  const below = review.belowFloorCount;
  if (batch.request.belowFloor !== 'allow' && below > 0)
    throw new HttpError(422, message('priceBatches.errors.belowFloor', { smart_count: below }), {
      below,
    });
  return { lists, window, target, review };
};

type Prepared = Awaited<ReturnType<typeof prepare>>;

export const write = async (
  tx: Db,
  writer: Writer,
  { lists, window, target, review }: Prepared,
) => {
  await writeItems(tx, target, window);
  await logItems(tx, writer, target, window, { lists, cause: 'batch' });
  return {
    ...review,
    startsAt: window.startsAt,
    writtenAt: writer.now,
    status: 'written' as const,
  };
};
