/** Loads variants by SKU, as order lines refer to them. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';

export interface KnownVariant {
  id: number;
  sku: string;
  productId: number;
  categoryId: number | null;
  cost: number | null;
  name: string;
}

/** Variants by SKU; the oldest where several have the same SKU. */
export const loadVariantsBySku = async (
  db: Db,
  skus: Iterable<string | null>,
): Promise<Map<string, KnownVariant>> => {
  const wanted = [...new Set([...skus].filter((sku) => sku !== null))];
  const rows = await selectIn<KnownVariant>(
    db,
    `select v.id, v.sku, v.product_id as "productId", p.primary_category_id as "categoryId", v.cost, p.name
     from variants v join products p on p.id = v.product_id where v.sku in (?) order by v.id desc`,
    wanted,
    'text',
  );
  return new Map(rows.map((row) => [row.sku, row]));
};
