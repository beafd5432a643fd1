/** Finds out whether the review of a draft is still valid. */
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { BatchRecord } from './record.ts';

export interface Review {
  itemCount: number;
  belowFloorCount: number;
  /** Basis points. */
  maxChangeBps: number;
  minMarginBps: number | null;
  /** Limits that are exceeded and require a second person. */
  breaches: string[];
}

/** Written by hand: whether any of three tables that a review reads was written at or after an instant. */
const anythingSince = statement(
  `select 1 from products where updated_at >= ? union all select 1 from categories where updated_at >= ?
   union all select 1 from settings where updated_at >= ? limit 1`,
);

/**
 * The review of the draft if it is still valid: no product, category or setting has been written since, no price of the
 * batch has changed (see settle.ts), and changes are measured from the list's own prices. Null otherwise.
 */
export const loadValidReview = async (tx: Db, batch: BatchRecord): Promise<Review | null> => {
  if (batch.listId !== BASE_LIST_ID || batch.request.conflicts !== 'refuse') return null;
  const { updatedAt, itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches } = batch;
  if ((await anythingSince(tx, updatedAt, updatedAt, updatedAt)).length > 0) return null;
  return { itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches };
};
