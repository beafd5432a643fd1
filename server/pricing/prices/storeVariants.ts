/** Loads variants by the id or SKU that a store sends. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { StorePricesInput } from '#contract/pricing/prices';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { groupBy } from '#shared/groupBy';
import { chooseSoldVariant, type SkuMatch } from './skus/rules.ts';

const COLUMNS = { id: variants.id, sku: variants.sku };
const variantsById = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q.select(COLUMNS).from(variants).where(inArray(variants.id, ids)),
);
const loadVariantsBySku = prepared({ skus: many(variants.sku) }, (q, { skus }) =>
  q
    .select({ ...COLUMNS, status: products.status, productId: products.id, name: products.name })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.sku, skus))
    .orderBy(asc(variants.id)),
);

/** Finds the variant that an item names, or the reason why it names none. */
export const loadVariants = async (db: Db, items: StorePricesInput['items']) => {
  const ids = items.flatMap(({ variantId }) => variantId ?? []);
  const skus = items.flatMap(({ sku }) => sku ?? []);
  const rows = await loadVariantsBySku(db, { skus });
  const byId = new Map([...(await variantsById(db, { ids })), ...rows].map((row) => [row.id, row]));
  const bySku = groupBy(rows, ({ sku }) => sku);
  const find = ({ sku, variantId }: StorePricesInput['items'][number]) => {
    const match: SkuMatch =
      variantId === undefined ? chooseSoldVariant(bySku.get(sku ?? '') ?? []) : { variantId };
    if ('error' in match && bySku.has(sku ?? '')) return match;
    const variant = 'error' in match ? undefined : byId.get(match.variantId);
    return variant ?? { error: 'prices.errors.unknownVariant' };
  };
  return { find, ids: [...byId.keys()] };
};
