/** Loads variants by the id or SKU that a store sends. */
import { desc, inArray } from 'drizzle-orm';
import type { StorePricesInput } from '#contract/pricing/prices';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';

const COLUMNS = { id: variants.id, sku: variants.sku };
const variantsById = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q.select(COLUMNS).from(variants).where(inArray(variants.id, ids)),
);
const loadVariantsBySku = prepared({ skus: many(variants.sku) }, (q, { skus }) =>
  q.select(COLUMNS).from(variants).where(inArray(variants.sku, skus)).orderBy(desc(variants.id)),
);

/** Variants by id and by SKU; the oldest where several have the same SKU. */
export const loadVariants = async (db: Db, items: StorePricesInput['items']) => {
  const ids = items.flatMap(({ variantId }) => variantId ?? []);
  const skus = items.flatMap(({ sku }) => sku ?? []);
  return {
    byId: new Map((await variantsById(db, { ids })).map((row) => [row.id, row])),
    bySku: new Map((await loadVariantsBySku(db, { skus })).map((row) => [row.sku ?? '', row])),
  };
};
