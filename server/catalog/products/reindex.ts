import type { Db } from '#db';
import { indexForSearch } from '#db/search';
import { inputOf, searchEntry } from './compare.ts';
import { loadProducts } from './read.ts';

/** Writes the search entries of these products again. */
export const reindexProducts = async (tx: Db, ids: readonly number[]) => {
  // Search knows no prices: any instant will do.
  const stored = await loadProducts(tx, ids, 0);
  await indexForSearch(
    tx,
    'products',
    [...stored].map(([id, product]) => searchEntry(id, inputOf(product))),
  );
};
