/** Looks up variants by SKU, for stores and files. */
import { asc, eq, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { cleanKey } from '#shared/searchText';
import { chooseVariant, type SkuMatch, type SkuVariant } from './skus/rules.ts';

const loadVariantsBySku = prepared({ skus: many(variants.sku) }, (q, { skus }) =>
  q
    .select({
      id: variants.id,
      sku: variants.sku,
      status: products.status,
      productId: products.id,
      name: products.names,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.sku, skus))
    .orderBy(asc(variants.id)),
);

/** Finds the variant of each of these SKUs, or the reason why there is none. */
export const loadVariantIds = async (
  db: object,
  skus: Iterable<string>,
): Promise<(sku: string) => SkuMatch> => {
  const found = new Map<string, SkuVariant[]>();
  const wanted = [...new Set([...skus].map(cleanKey))];
  for (const { status, ...row } of await loadVariantsBySku(db, { skus: wanted })) {
    const variant = { ...row, isArchived: status === 'archived' };
    const same = found.get(row.sku ?? '');
    if (same) same.push(variant);
    else found.set(row.sku ?? '', [variant]);
  }
  return (sku) => chooseVariant(found.get(cleanKey(sku)) ?? []);
};
