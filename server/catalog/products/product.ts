/** A whole product: the row with its variants, categories, tags and attribute values. */
import type { AttributeValue } from '#contract/catalog/attributes';
import { products, variants } from '#db/schema/catalog/products';

export type ProductRow = typeof products.$inferSelect;

/** A variant with the base price in force. */
export type VariantRow = typeof variants.$inferSelect & {
  basePrice: number;
  basePriceSince: number;
};

export type Product = ProductRow & {
  /** Lowest and highest base price of its variants now. */
  minPrice: number;
  maxPrice: number;
  categoryIds: number[];
  attributes: Record<string, AttributeValue>;
  variants: VariantRow[];
};

/** A product with its open issues. */
export type WholeProduct = Product & {
  issues: { id: number; rule: string; severity: string; detail: string | null }[];
};

/** The changes that an edit made to a product. */
export interface Edited {
  /** Names of the changed fields. */
  fields: ReadonlySet<string>;
  /** The columns that were written. */
  columns: Partial<ProductRow>;
  /** The variants after the edit; null where they were not written, or where some were added or removed. */
  variants: VariantRow[] | null;
  /** Whether its quality was scored again. */
  rated: boolean;
}
