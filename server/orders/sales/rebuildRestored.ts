import type { Db } from '#db';
import { recomputeSales } from './recompute.ts';
import { recomputeVisits } from './recomputeMembers.ts';
import { fillSoldCategories } from './refreshSoldCategories.ts';

/**
 * Recomputes the sales rollups of restored orders. Fills in the orders' categories for backups from before that column
 * existed.
 */
export const rebuildRestored = async (tx: Db, { weekStart }: { weekStart: number }) => {
  await fillSoldCategories(tx);
  await recomputeSales(tx, { weekStart });
  await recomputeVisits(tx);
};
