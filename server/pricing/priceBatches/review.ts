/**
 * Checks a batch's stored rows again right before they are written, because costs, guards and prices may have changed,
 * and the rows that a revert restores. By hand: all rows.
 */
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell, columnsOf } from '#db/columns';
import type { GuardsOf } from '../guards/load.ts';
import { changeBps, floorOf, guardsOfVariant, marginBps } from '../guards/rules.ts';
import type { LastingSearch } from './lastingPrice.ts';
import { loadLasting } from './loadLasting.ts';
import type { Thresholds } from './rowFacts.ts';
import { READ_STEP } from './steps.ts';
import { breachesOf, clampRate } from './tally.ts';
import { loadRestoredAmounts, type Reverting } from './restoredAmounts.ts';
import type { Review } from './validReview.ts';

const COLUMNS = [
  'variant_id',
  'old_amount',
  'new_amount',
  'base_amount',
  'base_ends_at',
  'cost',
  'min_price',
  'min_margin_bps',
  'category_id',
] as const;

const rowsAfter = (tx: Db, batchId: number, startsAt: number, last: number, changing: string) =>
  columnsOf(
    tx,
    COLUMNS,
    `select i.variant_id, i.old_amount, i.new_amount, b.amount as base_amount, b.ends_at as base_ends_at, v.cost, v.min_price, v.min_margin_bps,
       p.primary_category_id as category_id
     from price_batch_items i join variants v on v.id = i.variant_id join products p on p.id = v.product_id
       left join prices b on b.variant_id = i.variant_id and b.list_id = ${BASE_LIST_ID} and b.min_quantity = 1
         and b.starts_at <= ? and b.ends_at > ?
     where i.batch_id = ? and i.variant_id > ? ${changing} order by i.variant_id limit ${READ_STEP}`,
    [startsAt, startsAt, batchId, last],
  );

/** What a row changes: the earlier price, the price written to the list, and the price that then applies. */
interface Changed {
  before: number | null;
  written: number | null;
  after: number | null;
}
type Rows = Awaited<ReturnType<typeof rowsAfter>>;
interface Step {
  /** Condition of the rows that count. */
  changing: string;
  changesOf: (rows: Rows) => Promise<(index: number) => Changed>;
}

const sumUp = async (
  tx: Db,
  { id, startsAt }: { id: number; startsAt: number },
  guardsOf: GuardsOf,
  { changing, changesOf }: Step,
): Promise<Omit<Review, 'breaches'>> => {
  const review = { itemCount: 0, belowFloorCount: 0, maxChangeBps: 0 };
  let least: number | null = null;
  for (let last = 0; ;) {
    const rows = await rowsAfter(tx, id, startsAt, last, changing);
    const changedAt = await changesOf(rows);
    for (const index of rows.variant_id.keys()) {
      const own = {
        cost: cell(rows, 'cost', index),
        minPrice: cell(rows, 'min_price', index),
        minMarginBps: cell(rows, 'min_margin_bps', index),
      };
      const { before, written, after } = changedAt(index);
      const floor = floorOf(guardsOfVariant(own, guardsOf(cell(rows, 'category_id', index))));
      const margin = marginBps(after, own.cost);
      review.itemCount++;
      if (floor !== null && written !== null && written < floor) review.belowFloorCount++;
      const change = changeBps(before, after) ?? 0;
      review.maxChangeBps = Math.max(review.maxChangeBps, Math.abs(change));
      if (margin !== null) least = Math.min(least ?? margin, margin);
    }
    if (rows.variant_id.length < READ_STEP) break;
    last = rows.variant_id.at(-1) ?? last;
  }
  return {
    ...review,
    maxChangeBps: clampRate(review.maxChangeBps),
    minMarginBps: least === null ? null : clampRate(least),
  };
};

/** Call it before the batch's own prices are written, because changes are measured from the price it starts from. */
export const reviewItems = async (
  tx: Db,
  batch: { id: number } & LastingSearch,
  guardsOf: GuardsOf,
  thresholds: Thresholds,
): Promise<Review> => {
  const review = await sumUp(tx, batch, guardsOf, {
    changing: 'and i.new_amount is not null',
    changesOf: async (rows) => {
      const ids = rows.variant_id.filter(
        (id, index): id is number =>
          id !== null && (cell(rows, 'base_ends_at', index) ?? FOREVER) < FOREVER,
      );
      const lasting = await loadLasting(tx, ids, batch);
      return (index) => {
        const amount = cell(rows, 'new_amount', index);
        const before = lasting.get(rows.variant_id[index] ?? 0) ?? cell(rows, 'base_amount', index);
        return { before, written: amount, after: amount };
      };
    },
  });
  return { ...review, breaches: breachesOf(review, thresholds) };
};

/**
 * Sums up the prices that a reverting batch restores, before they are written. Changes are measured from the prices of
 * the batch that it reverts; where the list had no price, the base price applies again.
 */
export const reviewRestored = (
  tx: Db,
  batch: Reverting & { id: number; startsAt: number },
  guardsOf: GuardsOf,
) =>
  sumUp(tx, batch, guardsOf, {
    changing: '',
    changesOf: async (rows) => {
      const ids = rows.variant_id.filter((id) => id !== null);
      const restored = await loadRestoredAmounts(tx, batch, batch.startsAt, ids);
      return (index) => {
        const written = restored.get(rows.variant_id[index] ?? 0) ?? null;
        const after = written ?? cell(rows, 'base_amount', index);
        return { before: cell(rows, 'old_amount', index), written, after };
      };
    },
  });
