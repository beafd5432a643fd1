import type { Db } from '#db';
import { recomputeMonths } from './applyMonths.ts';
import { numberLines } from './numberLines.ts';
import { recomputeSales } from './recompute.ts';
import { recomputeVisits } from './recomputeMembers.ts';
import { fillSoldCategories } from './refreshSoldCategories.ts';

/**
 * Recomputes the rollups of restored orders and events. Fills in the numbers of lines and the orders' categories for backups
 * from before these columns existed.
 */
export const rebuildRestored = async (tx: Db, { weekStart }: { weekStart: number }) => {
  await numberLines(tx);
  await fillSoldCategories(tx);
  await recomputeSales(tx, { weekStart });
  await recomputeVisits(tx);
  await recomputeMonths(tx);
};
