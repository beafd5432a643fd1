/**
 * Checks a batch's stored rows again right before they are written, because costs, guards and prices may have changed.
 * By hand: all rows.
 */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { cell, columnsOf } from '#db/columns';
import type { GuardsOf } from '../guards/load.ts';
import { changeBps, floorOf, guardsOfVariant, marginBps } from '../guards/rules.ts';
import type { Thresholds } from './rowFacts.ts';
import { READ_STEP } from './steps.ts';
import { breachesOf, clampRate } from './tally.ts';
import type { Review } from './validReview.ts';

const COLUMNS = [
  'variant_id',
  'new_amount',
  'base_amount',
  'cost',
  'min_price',
  'min_margin_bps',
  'category_id',
] as const;

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

/** Call it before the batch's own prices are written, because changes are measured from the base price at its start. */
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
