/** Looks up variants by SKU, for stores and files. */
import { desc, inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';

const loadVariantsBySku = prepared({ skus: many(variants.sku) }, (q, { skus }) =>
  q
    .select({ id: variants.id, sku: variants.sku })
    .from(variants)
    .where(inArray(variants.sku, skus))
    .orderBy(desc(variants.id)),
);

/** The id of each variant by its SKU; the oldest where several have the same SKU. */
export const loadVariantIds = async (
  db: object,
  skus: Iterable<string>,
): Promise<Map<string, number>> => {
  const rows = await loadVariantsBySku(db, { skus: [...new Set(skus)] });
  return new Map(rows.map(({ id, sku }) => [sku ?? '', id]));
};
