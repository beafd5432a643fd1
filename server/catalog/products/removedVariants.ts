/** Keeps removed variants, so that a variant that is added to its product again is the same one. */
import { getTableColumns, inArray } from 'drizzle-orm';
import { optionKey, type ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { removedVariants } from '#db/schema/pricing/removedVariants';
import {
  loadReturningPrices,
  loadVariantRows,
  restoreVariantRows,
} from '../../pricing/removedVariants/variantRows.ts';
import { basePriceAt } from '../../pricing/removedVariants/rules.ts';
import { matchRemoved } from './matchVariants.ts';
import { matchVariants } from './rules.ts';
import type { Product, VariantRow } from './product.ts';

const deleteVariants = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q.delete(variants).where(inArray(variants.id, ids)),
);
const removedFrom = prepared({ productIds: many(removedVariants.productId) }, (q, { productIds }) =>
  q
    .select(getTableColumns(removedVariants))
    .from(removedVariants)
    .where(inArray(removedVariants.productId, productIds)),
);
const forget = prepared({ ids: many(removedVariants.variantId) }, (q, { ids }) =>
  q.delete(removedVariants).where(inArray(removedVariants.variantId, ids)),
);

/** Deletes variants, and keeps what is needed to bring them back. */
export const removeVariants = async (tx: Db, removed: readonly VariantRow[], now: number) => {
  if (removed.length === 0) return;
  const ids = removed.map(({ id }) => id);
  const rowsOf = await loadVariantRows(tx, ids);
  await insertRows(
    tx,
    removedVariants,
    removed.map(({ id, productId, sku, optionKey: key }) => ({
      variantId: id,
      productId,
      sku,
      optionKey: key,
      removedAt: now,
      kept: rowsOf(id),
    })),
  );
  await deleteVariants(tx, { ids });
};

type NewVariant = typeof variants.$inferInsert;

export interface Added {
  /** Of each variant: its id. */
  ids: number[];
  /** Of each variant: the base price that it has again; undefined for one that is new. */
  basePrices: (number | undefined)[];
  /** The ids of those that came back. What the log plans to show for them may have changed meanwhile. */
  returned: number[];
}

/**
 * Inserts variants. Those that were removed from the same product get their id, their prices in every list, planned ones
 * too, and their competing offers back. `edited`: products that existed before, of which alone any can have been removed.
 */
export const addVariants = async (
  tx: Db,
  rows: readonly NewVariant[],
  edited: ReadonlySet<number>,
  now: number,
): Promise<Added> => {
  const productIds = [...new Set(rows.map(({ productId }) => productId))];
  const removed = await removedFrom(tx, { productIds: productIds.filter((id) => edited.has(id)) });
  const matched = matchRemoved(removed, rows);
  const fresh = rows.filter((_, index) => !matched[index]);
  const freshIds = await insertRows(tx, variants, fresh, { returning: true });
  const back = matched.filter((one) => one !== undefined);
  const kept = back.map((one) => one.kept);
  const pricesBack = await loadReturningPrices(tx, kept);
  const pricesOf = new Map(back.map((one, index) => [one, pricesBack[index] ?? []]));
  await insertRows(
    tx,
    variants,
    rows.flatMap((row, index) => {
      const known = matched[index];
      return known ? [{ id: known.variantId, ...row }] : [];
    }),
  );
  if (back.length > 0) {
    await restoreVariantRows(tx, kept, pricesBack.flat());
    await forget(tx, { ids: back.map(({ variantId }) => variantId) });
  }
  let next = 0;
  return {
    ids: matched.map((known) => known?.variantId ?? freshIds[next++] ?? 0),
    basePrices: matched.map((known) => known && basePriceAt(pricesOf.get(known) ?? [], now)),
    returned: back.map(({ variantId }) => variantId),
  };
};

/** The input of a product in which variants that will come back have the base prices that they would have now. */
export const withPricesThatReturn = async (
  tx: Db,
  product: Product,
  input: ProductInput,
  now: number,
): Promise<ProductInput> => {
  const removed = await removedFrom(tx, { productIds: [product.id] });
  const known = matchVariants(product.variants, input.variants).matched;
  const added = input.variants.filter((_, index) => !known[index]);
  const matched = matchRemoved(
    removed,
    added.map(({ sku, optionValues }) => ({
      productId: product.id,
      sku,
      optionKey: optionKey(optionValues),
    })),
  );
  const rows = matched.map((one) => one?.kept ?? { prices: [], batchItems: [] });
  const pricesBack = await loadReturningPrices(tx, rows);
  const priceOf = new Map(
    added.map((variant, index) => [variant, basePriceAt(pricesBack[index] ?? [], now)]),
  );
  return {
    ...input,
    variants: input.variants.map((variant) => ({
      ...variant,
      basePrice: priceOf.get(variant) ?? variant.basePrice,
    })),
  };
};
