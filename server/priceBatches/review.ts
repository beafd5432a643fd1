/** A batch's stored rows looked at once more, right before they are written: costs, limits and prices may have moved. */
import { BASE_LIST_ID } from '#contract/prices';
import type { Db } from '#db';
import { query, statement } from '#db/statements';
import { type GuardsOf, guardsOfVariant } from '../prices/guards.ts';
import { changeBps, floorOf, marginBps } from '../prices/margins.ts';
import { breachesOf, clampRate, type Thresholds } from './judge.ts';
import type { BatchRecord } from './record.ts';

const STEP = 4000;

interface Row {
  variant_id: number;
  new_amount: number;
  base_amount: number | null;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  category_id: number | null;
}

export interface Review {
  itemCount: number;
  belowFloorCount: number;
  /** Basis points. */
  maxChangeBps: number;
  minMarginBps: number | null;
  /** Thresholds that ask for a second person. */
  breaches: string[];
}

/** Anything a review looks at, beside prices, that was written at or after an instant. */
const anythingSince = statement(
  `select 1 from products where updated_at >= ? union all select 1 from categories where updated_at >= ?
   union all select 1 from settings where updated_at >= ? limit 1`,
);

/**
 * What the proposal found, while it still stands: no product, category or setting has been written since, nobody has
 * moved a price of the batch (see settle.ts), and changes are measured against the list's own prices. Null otherwise.
 */
export const standingReview = async (tx: Db, batch: BatchRecord): Promise<Review | null> => {
  if (batch.listId !== BASE_LIST_ID || batch.request.conflicts !== 'refuse') return null;
  const { updatedAt, itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches } = batch;
  if ((await anythingSince(tx, updatedAt, updatedAt, updatedAt)).length > 0) return null;
  return { itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches };
};

const rowsAfter = (tx: Db, batchId: number, startsAt: number, last: number) =>
  query<Row>(
    tx,
    `select i.variant_id, i.new_amount, b.amount as base_amount, v.cost, v.min_price, v.min_margin_bps,
       p.primary_category_id as category_id
     from price_batch_items i join variants v on v.id = i.variant_id join products p on p.id = v.product_id
       left join prices b on b.variant_id = i.variant_id and b.list_id = ${BASE_LIST_ID} and b.min_quantity = 1
         and b.starts_at <= ? and b.ends_at > ?
     where i.batch_id = ? and i.variant_id > ? and i.new_amount is not null order by i.variant_id limit ${STEP}`,
    [startsAt, startsAt, batchId, last],
  );

/** Call before the batch's own prices are written: changes are measured against the base price at its start. */
export const reviewItems = async (
  tx: Db,
  { id, startsAt }: { id: number; startsAt: number },
  guardsOf: GuardsOf,
  thresholds: Thresholds,
): Promise<Review> => {
  const review: Review = { itemCount: 0, belowFloorCount: 0, maxChangeBps: 0, minMarginBps: null, breaches: [] };
  for (let last = 0; ;) {
    const rows = await rowsAfter(tx, id, startsAt, last);
    for (const { new_amount, base_amount, cost, min_price, min_margin_bps, category_id } of rows) {
      const guards = { cost, minPrice: min_price, minMarginBps: min_margin_bps };
      const floor = floorOf(guardsOfVariant(guards, guardsOf(category_id)));
      const margin = marginBps(new_amount, cost);
      review.itemCount++;
      if (floor !== null && new_amount < floor) review.belowFloorCount++;
      review.maxChangeBps = Math.max(review.maxChangeBps, Math.abs(changeBps(base_amount, new_amount) ?? 0));
      if (margin !== null) review.minMarginBps = Math.min(review.minMarginBps ?? margin, margin);
    }
    if (rows.length < STEP) break;
    last = rows.at(-1)?.variant_id ?? last;
  }
  review.maxChangeBps = clampRate(review.maxChangeBps);
  review.minMarginBps = review.minMarginBps === null ? null : clampRate(review.minMarginBps);
  review.breaches = breachesOf(review, thresholds);
  return review;
};
