/** Keeps the previous status of products that must not be activated. */
import type { ProductInput } from '#contract/catalog/products';
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { comparable, inputOf } from './compare.ts';
import type { Product } from './product.ts';
import { difference } from '../../platform/activities/record.ts';

const setStatus = prepared(
  { status: products.status, externalIds: many(products.externalId) },
  (q, { status, externalIds }) =>
    q.update(products).set({ status }).where(inArray(products.externalId, externalIds)),
);

/**
 * Whether a product was sent again unchanged after its activation had been refused, so that there is nothing to save.
 */
export const isKeptDraft = (before: Product, input: ProductInput): boolean =>
  input.status === 'active' &&
  before.status !== 'active' &&
  before.qualityErrors > 0 &&
  difference(comparable(inputOf(before)), { ...comparable(input), status: before.status }) === null;

/** Restores the previous status of products that must not be activated. */
export const keepDrafts = async (
  tx: Db,
  rows: readonly { externalId: string; status: string }[],
) => {
  for (const status of new Set(rows.map((row) => row.status))) {
    const externalIds = rows
      .filter((row) => row.status === status)
      .map(({ externalId }) => externalId);
    await setStatus(tx, { status: status === 'archived' ? 'archived' : 'draft', externalIds });
  }
};
