/** Reads the rows that are deleted with variants, and writes them again when a variant comes back. */
import { eq, getTableColumns, inArray } from 'drizzle-orm';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { kit } from '#db/kit';
import { many, prepared } from '#db/prepared';
import { competitorOffers, competitorPrices } from '#db/schema/pricing/competitors';
import { priceBatches, priceBatchItems } from '#db/schema/pricing/priceBatches';
import { priceLists, prices } from '#db/schema/pricing/prices';
import type { VariantRows } from '#db/schema/pricing/removedVariants';
import { groupBy } from '#shared/groupBy';
import { isUnchanged, type PriceOfVariant, pricesToRestore, withoutReverted } from './rules.ts';

const pricesOf = prepared({ ids: many(prices.variantId) }, (q, { ids }) =>
  q.select(getTableColumns(prices)).from(prices).where(inArray(prices.variantId, ids)),
);
const itemsOf = prepared({ ids: many(priceBatchItems.variantId) }, (q, { ids }) =>
  q
    .select({ ...getTableColumns(priceBatchItems), batchVersion: priceBatches.version })
    .from(priceBatchItems)
    .innerJoin(priceBatches, eq(priceBatches.id, priceBatchItems.batchId))
    .where(inArray(priceBatchItems.variantId, ids)),
);
const offersOf = prepared({ ids: many(competitorOffers.variantId) }, (q, { ids }) =>
  q
    .select(getTableColumns(competitorOffers))
    .from(competitorOffers)
    .where(inArray(competitorOffers.variantId, ids)),
);
const observationsOf = prepared({ offerIds: many(competitorPrices.offerId) }, (q, { offerIds }) =>
  q
    .select(getTableColumns(competitorPrices))
    .from(competitorPrices)
    .where(inArray(competitorPrices.offerId, offerIds)),
);

/** The rows that are deleted with each of these variants. */
export const loadVariantRows = async (
  tx: Db,
  ids: readonly number[],
): Promise<(variantId: number) => VariantRows> => {
  const offers = await offersOf(tx, { ids });
  const observations = await observationsOf(tx, { offerIds: offers.map(({ id }) => id) });
  const priceRows = groupBy(await pricesOf(tx, { ids }), ({ variantId }) => variantId);
  const items = groupBy(await itemsOf(tx, { ids }), ({ variantId }) => variantId);
  return (variantId) => {
    const own = offers.filter((offer) => offer.variantId === variantId);
    const offerIds = new Set(own.map(({ id }) => id));
    return {
      prices: (priceRows.get(variantId) ?? []).map(({ id: _, ...row }) => row),
      batchItems: (items.get(variantId) ?? []).map(({ batchVersion, ...item }) => ({
        item,
        batchVersion,
      })),
      offers: own,
      observations: observations.filter(({ offerId }) => offerIds.has(offerId)),
    };
  };
};

const listsWithEnds = prepared({}, (q) =>
  q.select({ id: priceLists.id, archivedAt: priceLists.archivedAt }).from(priceLists),
);
const batchVersions = prepared({ ids: many(priceBatches.id) }, (q, { ids }) =>
  q
    .select({ id: priceBatches.id, version: priceBatches.version })
    .from(priceBatches)
    .where(inArray(priceBatches.id, ids)),
);

const reverting = kit.alias(priceBatches, 'reverting');
const revertsOf = prepared({ ids: many(priceBatches.id) }, (q, { ids }) =>
  q
    .select({
      batchId: priceBatches.id,
      revertId: reverting.id,
      startsAt: reverting.startsAt,
      endsAt: reverting.endsAt,
    })
    .from(priceBatches)
    .innerJoin(reverting, eq(reverting.id, priceBatches.revertedById))
    .where(inArray(priceBatches.id, ids)),
);

/** The prices that each of these variants has when it comes back, whatever happened to lists and batches meanwhile. */
export const loadReturningPrices = async (
  tx: Db,
  removed: readonly Pick<VariantRows, 'prices' | 'batchItems'>[],
): Promise<PriceOfVariant[][]> => {
  if (removed.length === 0) return [];
  const lists = new Map((await listsWithEnds(tx)).map(({ id, archivedAt }) => [id, archivedAt]));
  const ids = removed.flatMap(({ prices: rows }) => rows.flatMap(({ batchId }) => batchId ?? []));
  const reverts = (await revertsOf(tx, { ids: [...new Set(ids)] })).map(
    ({ startsAt, endsAt, ...ofBatch }) => ({
      ...ofBatch,
      startsAt: startsAt ?? 0,
      endsAt: endsAt ?? FOREVER,
    }),
  );
  return removed.map((rows) => pricesToRestore(withoutReverted(rows, reverts), lists));
};

/**
 * Writes the rows of variants that came back: `restoredPrices`, offers, and items of batches that are still as they were.
 */
export const restoreVariantRows = async (
  tx: Db,
  restored: readonly VariantRows[],
  restoredPrices: readonly PriceOfVariant[],
) => {
  const items = restored.flatMap(({ batchItems }) => batchItems);
  const versions = new Map(
    (await batchVersions(tx, { ids: [...new Set(items.map(({ item }) => item.batchId))] })).map(
      ({ id, version }) => [id, version],
    ),
  );
  await insertRows(tx, prices, restoredPrices);
  await insertRows(
    tx,
    priceBatchItems,
    items.filter((one) => isUnchanged(one, versions)).map(({ item }) => item),
  );
  await insertRows(
    tx,
    competitorOffers,
    restored.flatMap(({ offers }) => offers),
  );
  await insertRows(
    tx,
    competitorPrices,
    restored.flatMap(({ observations }) => observations),
  );
};
