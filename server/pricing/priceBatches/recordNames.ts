/** Batches that revert others have names in every language. */
import { and, inArray, isNotNull } from 'drizzle-orm';
import { batchNames } from '#rules/pricing/batchNames';
import { many, prepared } from '#db/prepared';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import type { NamesOf } from '../../platform/exports/names.ts';

const reverting = prepared({ ids: many(priceBatches.id) }, (q, { ids }) =>
  q
    .select({
      id: priceBatches.id,
      name: priceBatches.name,
      revertsId: priceBatches.revertsId,
    })
    .from(priceBatches)
    .where(and(inArray(priceBatches.id, ids), isNotNull(priceBatches.revertsId))),
);

export const namesOfBatches: NamesOf = async (db, ids) =>
  new Map((await reverting(db, { ids })).map((batch) => [batch.id, batchNames(batch)]));
