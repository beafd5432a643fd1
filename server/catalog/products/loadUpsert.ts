/** Loads the stored data of products that are sent with the store's ids. */
import type { StoreProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { loadAttributes } from './attributes.ts';
import { loadProducts } from './loadProducts.ts';
import type { Product } from './product.ts';

export interface UpsertFacts {
  /** Products by external id. */
  products: ReadonlyMap<string, Product | null>;
  /** Ids of categories by code. */
  categories: ReadonlyMap<string, number>;
  attributes: Awaited<ReturnType<typeof loadAttributes>>;
}

const loadByExternalId = async (tx: Db, externalIds: readonly string[], now: number) => {
  const rows = await selectIn<{ id: number; external_id: string }>(
    tx,
    'select id, external_id from products where external_id in (?)',
    externalIds,
    'text',
  );
  const stored = await loadProducts(
    tx,
    rows.map(({ id }) => id),
    now,
  );
  return new Map(rows.map(({ id, external_id }) => [external_id, stored.get(id) ?? null]));
};

const loadCategoryIds = async (tx: Db, sent: readonly StoreProductInput[]) => {
  const codes = sent.flatMap(({ categoryCode, categoryCodes = [] }) => [
    ...(categoryCode ? [categoryCode] : []),
    ...categoryCodes,
  ]);
  const rows = await selectIn<{ id: number; code: string }>(
    tx,
    'select id, code from categories where code in (?)',
    [...new Set(codes)],
    'text',
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
};

export const loadUpsert = async (
  tx: Db,
  sent: readonly StoreProductInput[],
  now: number,
): Promise<UpsertFacts> => ({
  products: await loadByExternalId(
    tx,
    sent.map(({ externalId }) => externalId),
    now,
  ),
  categories: await loadCategoryIds(tx, sent),
  attributes: await loadAttributes(
    tx,
    sent.map(({ attributes = {} }) => ({ attributes })),
  ),
});
