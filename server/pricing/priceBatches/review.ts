/** Checks a batch's stored rows again right before they are written: costs, guards and prices may have changed. */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell, columnsOf } from '#db/columns';
import { statement } from '#db/statements';
import type { GuardsOf } from '../guards/load.ts';
import { changeBps, floorOf, guardsOfVariant, marginBps } from '../guards/rules.ts';
import type { Thresholds } from './rowFacts.ts';
import type { BatchRecord } from './record.ts';
import { READ_STEP } from './steps.ts';
import { breachesOf, clampRate } from './tally.ts';

const COLUMNS = [
  'variant_id',
  'new_amount',
  'base_amount',
  'cost',
  'min_price',
  'min_margin_bps',
  'category_id',
] as const;

export interface Review {
  itemCount: number;
  belowFloorCount: number;
  /** Basis points. */
  maxChangeBps: number;
  minMarginBps: number | null;
  /** Thresholds that ask for a second person. */
  breaches: string[];
}

/** Written by hand: whether any of three tables that a review reads was written at or after an instant. */
const anythingSince = statement(
  `select 1 from products where updated_at >= ? union all select 1 from categories where updated_at >= ?
   union all select 1 from settings where updated_at >= ? limit 1`,
);

/**
 * The review of the draft, if it still holds: no product, category or setting has been written since, no price of the
 * batch has changed (see settle.ts), and changes are measured against the list's own prices. Null otherwise.
 */
export const standingReview = async (tx: Db, batch: BatchRecord): Promise<Review | null> => {
  if (batch.listId !== BASE_LIST_ID || batch.request.conflicts !== 'refuse') return null;
  const { updatedAt, itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches } = batch;
  if ((await anythingSince(tx, updatedAt, updatedAt, updatedAt)).length > 0) return null;
  return { itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches };
};

const rowsAfter = (tx: Db, batchId: number, startsAt: number, last: number) =>
  columnsOf(
    tx,
    COLUMNS,
    `select i.variant_id, i.new_amount, b.amount as base_amount, v.cost, v.min_price, v.min_margin_bps,
       p.primary_category_id as category_id
     from price_batch_items i join variants v on v.id = i.variant_id join products p on p.id = v.product_id
       left join prices b on b.variant_id = i.variant_id and b.list_id = ${BASE_LIST_ID} and b.min_quantity = 1
         and b.starts_at <= ? and b.ends_at > ?
     where i.batch_id = ? and i.variant_id > ? and i.new_amount is not null order by i.variant_id limit ${READ_STEP}`,
    [startsAt, startsAt, batchId, last],
  );

/** Call before the batch's own prices are written: changes are measured against the base price at its start. */
export const reviewItems = async (
  tx: Db,
  { id, startsAt }: { id: number; startsAt: number },
  guardsOf: GuardsOf,
  thresholds: Thresholds,
): Promise<Review> => {
  const review: Review = {
    itemCount: 0,
    belowFloorCount: 0,
    maxChangeBps: 0,
    minMarginBps: null,
    breaches: [],
  };
  for (let last = 0; ;) {
    const rows = await rowsAfter(tx, id, startsAt, last);
    for (const [index, amount] of rows.new_amount.entries()) {
      const own = {
        cost: cell(rows, 'cost', index),
        minPrice: cell(rows, 'min_price', index),
        minMarginBps: cell(rows, 'min_margin_bps', index),
      };
      const floor = floorOf(guardsOfVariant(own, guardsOf(cell(rows, 'category_id', index))));
      const margin = marginBps(amount, own.cost);
      review.itemCount++;
      if (floor !== null && amount !== null && amount < floor) review.belowFloorCount++;
      const change = changeBps(cell(rows, 'base_amount', index), amount) ?? 0;
      review.maxChangeBps = Math.max(review.maxChangeBps, Math.abs(change));
      if (margin !== null) review.minMarginBps = Math.min(review.minMarginBps ?? margin, margin);
    }
    if (rows.variant_id.length < READ_STEP) break;
    last = rows.variant_id.at(-1) ?? last;
  }
  review.maxChangeBps = clampRate(review.maxChangeBps);
  review.minMarginBps = review.minMarginBps === null ? null : clampRate(review.minMarginBps);
  review.breaches = breachesOf(review, thresholds);
  return review;
};
