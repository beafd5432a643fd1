/** Loads variants by SKU, as order lines refer to them. */
import { desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';

const withSkus = prepared({ skus: many(variants.sku) }, (q, { skus }) =>
  q
    .select({
      id: variants.id,
      sku: variants.sku,
      productId: variants.productId,
      categoryId: products.primaryCategoryId,
      cost: variants.cost,
      name: products.name,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.sku, skus))
    .orderBy(desc(variants.id)),
);

export type KnownVariant = Awaited<ReturnType<typeof withSkus>>[number];

/** Variants by SKU; the oldest where several have the same SKU. */
export const loadVariantsBySku = async (
  db: Db,
  skus: Iterable<string | null>,
): Promise<Map<string, KnownVariant>> => {
  const wanted = [...new Set([...skus].filter((sku) => sku !== null))];
  const rows = await withSkus(db, { skus: wanted });
  return new Map(rows.flatMap((row) => (row.sku === null ? [] : [[row.sku, row] as const])));
};
