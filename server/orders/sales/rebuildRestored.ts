import type { Db } from '#db';
import { recomputeSales } from './recompute.ts';
import { recomputeVisits } from './recomputeMembers.ts';
import { fillSoldCategories } from './refreshSoldCategories.ts';

/** Writes the sales rollups of restored orders; a backup from before orders kept their categories is filled in. */
export const rebuildRestored = async (tx: Db, { weekStart }: { weekStart: number }) => {
  await fillSoldCategories(tx);
  await recomputeSales(tx, { weekStart });
  await recomputeVisits(tx);
};
