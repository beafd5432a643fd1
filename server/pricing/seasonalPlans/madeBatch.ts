/** Finds the batch that was made from an entry of a plan for a year. */
import { and, eq, getTableColumns, type SQL } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { seasonalBatches } from '#db/schema/pricing/seasonalPlans';

const { planId, entryKey, year } = getTableColumns(seasonalBatches);
const ENTRY = { planId, entryKey, year };
const isEntry = (entry: Record<keyof typeof ENTRY, SQL>) =>
  and(eq(planId, entry.planId), eq(entryKey, entry.entryKey), eq(year, entry.year));

/** Batches made from an entry, except for those deleted since. */
export const madeBatch = prepared(ENTRY, (q, entry) =>
  q
    .select({ id: priceBatches.id, itemCount: priceBatches.itemCount })
    .from(seasonalBatches)
    .innerJoin(priceBatches, eq(priceBatches.id, seasonalBatches.batchId))
    .where(isEntry(entry)),
);
export const forget = prepared(ENTRY, (q, entry) =>
  q.delete(seasonalBatches).where(isEntry(entry)),
);
