/** Finds out whether the review of a draft is still valid. */
import { sql } from 'drizzle-orm';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { products } from '#db/schema/catalog/products';
import { settings } from '#db/schema/platform/settings';
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
const anythingSince = prepared(
  { since: products.updatedAt },
  (_, { since }) => sql`select 1 from ${products} where ${products.updatedAt} >= ${since}
    union all select 1 from ${categories} where ${categories.updatedAt} >= ${since}
    union all select 1 from ${settings} where ${settings.updatedAt} >= ${since} limit 1`,
);

/**
 * The review of the draft if it is still valid: no product, category or setting has been written since, no price of the
 * batch has changed (see settle.ts), and changes are measured from the list's own prices. Null otherwise.
 */
export const loadValidReview = async (tx: Db, batch: BatchRecord): Promise<Review | null> => {
  if (batch.listId !== BASE_LIST_ID || batch.request.conflicts !== 'refuse') return null;
  const { updatedAt, itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches } = batch;
  if ((await anythingSince(tx, { since: updatedAt })).length > 0) return null;
  return { itemCount, belowFloorCount, maxChangeBps, minMarginBps, breaches };
};
