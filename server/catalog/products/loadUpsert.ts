/** Loads the stored data of products that are sent with the store's ids. */
import { inArray } from 'drizzle-orm';
import type { StoreProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products } from '#db/schema/catalog/products';
import { loadAttributes } from './attributes.ts';
import { loadCategoryIds } from '../categoryTree/lookups.ts';
import { loadProducts } from './loadProducts.ts';
import type { Product } from './product.ts';

export interface UpsertFacts {
  /** Products by external id. */
  products: ReadonlyMap<string | null, Product | null>;
  /** Ids of categories by code. */
  categories: ReadonlyMap<string, number>;
  attributes: Awaited<ReturnType<typeof loadAttributes>>;
}

const idsByExternalId = prepared({ externalIds: many(products.externalId) }, (q, { externalIds }) =>
  q
    .select({ id: products.id, externalId: products.externalId })
    .from(products)
    .where(inArray(products.externalId, externalIds)),
);

/** Whole products by the store's ids. */
export const loadByExternalId = async (tx: Db, externalIds: readonly string[], now: number) => {
  const rows = await idsByExternalId(tx, { externalIds });
  const stored = await loadProducts(
    tx,
    rows.map(({ id }) => id),
    now,
  );
  return new Map(rows.map(({ id, externalId }) => [externalId, stored.get(id) ?? null]));
};

const categoryCodesOf = (sent: readonly StoreProductInput[]) =>
  sent.flatMap(({ categoryCode, categoryCodes = [] }) => [
    ...(categoryCode ? [categoryCode] : []),
    ...categoryCodes,
  ]);

export const loadUpsert = async (
  tx: Db,
  sent: readonly StoreProductInput[],
  now: number,
  known: Partial<Pick<UpsertFacts, 'products'>> = {},
): Promise<UpsertFacts> => ({
  products:
    known.products ??
    (await loadByExternalId(
      tx,
      sent.map(({ externalId }) => externalId),
      now,
    )),
  categories: await loadCategoryIds(tx, categoryCodesOf(sent)),
  attributes: await loadAttributes(
    tx,
    sent.map(({ attributes = {} }) => ({ attributes })),
  ),
});
