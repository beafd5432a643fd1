/** Search entries of products. */
import type { Db } from '#db';
import { indexForSearch } from '#db/search';
import { inputOf, searchEntry } from './compare.ts';
import type { StoredWrite } from './productWrite.ts';
import { loadProducts } from './loadProducts.ts';
import { isSame } from '../../platform/activities/record.ts';

/** Rewrites the search entries of these products. */
export const reindexProducts = async (tx: Db, ids: readonly number[]) => {
  // Search entries contain no prices, so any instant is suitable.
  const stored = await loadProducts(tx, ids, 0);
  await indexForSearch(
    tx,
    'products',
    [...stored].map(([id, product]) => searchEntry(id, inputOf(product))),
  );
};

/** Updates the search entries that these writes change. */
export const indexWrites = (tx: Db, touched: readonly StoredWrite[]) =>
  indexForSearch(
    tx,
    'products',
    touched.flatMap(({ id, before, input }) => {
      const entry = searchEntry(id, input);
      const known = before && searchEntry(id, inputOf(before)).texts;
      return known && isSame(known, entry.texts) ? [] : [entry];
    }),
  );
