/** Hides which prices belong to batches that tell costs from callers without sight of costs. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import type { Builder } from '#db/compile';
import { many, prepared } from '#db/prepared';
import { priceBatches, priceBatchItems } from '#db/schema/pricing/priceBatches';
import type { Context } from '../../platform/http/context.ts';
import { seesCosts } from '../../platform/http/costs.ts';
import { rowsTellCosts, type Telling } from './rules.ts';

type Stored = Telling & { id: number; revertsId: number | null };

const selectTerms = (q: Builder) =>
  q.select({
    id: priceBatches.id,
    status: priceBatches.status,
    formula: priceBatches.formula,
    request: priceBatches.request,
    filter: priceBatches.filter,
    revertsId: priceBatches.revertsId,
  });
const batchesById = prepared({ ids: many(priceBatches.id) }, (q, { ids }) =>
  selectTerms(q).from(priceBatches).where(inArray(priceBatches.id, ids)),
);
const batchesOfVariant = prepared({ variantId: priceBatchItems.variantId }, (q, { variantId }) =>
  selectTerms(q)
    .from(priceBatches)
    .innerJoin(priceBatchItems, eq(priceBatchItems.batchId, priceBatches.id))
    .where(eq(priceBatchItems.variantId, variantId)),
);

/** The ids of those of these batches whose rows tell costs. */
export const tellingAmong = async (db: Db, batches: readonly Stored[]): Promise<Set<number>> => {
  const revertedIds = batches.flatMap(({ revertsId }) => revertsId ?? []);
  const reverted = new Map(
    (await batchesById(db, { ids: revertedIds })).map((row) => [row.id, row]),
  );
  const telling = batches.filter((batch) =>
    rowsTellCosts(batch, reverted.get(batch.revertsId ?? 0) ?? null),
  );
  return new Set(telling.map(({ id }) => id));
};

/** The batches with a row of this variant that the caller may know of. */
export const knownBatchesOf = async (context: Context, variantId: number): Promise<number[]> => {
  const batches = await batchesOfVariant(context.db, { variantId });
  const telling = seesCosts(context) ? new Set() : await tellingAmong(context.db, batches);
  return batches.flatMap(({ id }) => (telling.has(id) ? [] : [id]));
};

/** Prices without the batch that they come from, where it tells costs and the caller does not see them. */
export const withoutTellingBatches = async <T extends { batchId?: unknown }>(
  context: Context,
  rows: readonly T[],
): Promise<T[]> => {
  if (seesCosts(context)) return [...rows];
  const ids = [...new Set(rows.flatMap(({ batchId }) => (batchId ? [Number(batchId)] : [])))];
  const telling = await tellingAmong(context.db, await batchesById(context.db, { ids }));
  return rows.map((row) => (telling.has(Number(row.batchId)) ? { ...row, batchId: null } : row));
};
