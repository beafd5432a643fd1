/** Deletes products with their dependent data. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { removeFromSearch } from '#db/search';
import { endSpans } from '../../pricing/shownSpans/write.ts';
import { scoreProducts } from '../quality/score.ts';
import { findProductsWithCodes } from './codes.ts';
import type { Product } from './product.ts';

const deleteRows = prepared({ ids: many(products.id) }, (q, { ids }) =>
  q.delete(products).where(inArray(products.id, ids)),
);

/**
 * Deletes products and their search entries; the database deletes variants, values and issues by cascade. Products that
 * shared an SKU or a barcode with them are scored again.
 */
export const removeProducts = async (tx: Db, now: number, removed: readonly Product[]) => {
  const ids = removed.map(({ id }) => id);
  const variants = removed.flatMap(({ variants: own }) => own);
  const sharing = await findProductsWithCodes(tx, variants);
  await endSpans(
    tx,
    now,
    variants.map(({ id }) => id),
  );
  await deleteRows(tx, { ids });
  await removeFromSearch(tx, 'products', ids);
  await scoreProducts(tx, now, sharing);
};
