/** Columns of variants that promotions need. */
import type { products, variants } from '#db/schema/catalog/products';

type Variant = typeof variants.$inferSelect;
type Product = typeof products.$inferSelect;

export interface VariantRow
  extends Pick<Variant, 'id' | 'sku' | 'cost'>, Pick<Product, 'name' | 'brand' | 'status'> {
  min_price: Variant['minPrice'];
  min_margin_bps: Variant['minMarginBps'];
  product_id: Product['id'];
  /** As stored: they are parsed once for many rows (see parseColumns.ts). */
  tags: string;
  primary_path: string | null;
  /** Paths of its further categories, separated by spaces. */
  paths: string | null;
}

/**
 * By hand, with prices joined in `pricedVariants.ts`: a measured hot path in which quoting a basket needs few round
 * trips.
 */
export const VARIANT_COLUMNS = `v.id, v.sku, v.cost, v.min_price, v.min_margin_bps, p.id as product_id, p.name, p.brand, p.status,
  p.tags, c.path as primary_path,
  (select string_agg(o.path, ' ') from product_categories pc join categories o on o.id = pc.category_id
   where pc.product_id = p.id) as paths`;
export const VARIANT_TABLES = `variants v join products p on p.id = v.product_id
  left join categories c on c.id = p.primary_category_id`;
