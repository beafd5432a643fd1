/** A whole product: the row with its variants, categories, tags and attribute values. */
import type { AttributeValue } from '#contract/catalog/attributes';
import { products, variants } from '#db/schema/catalog/products';

export type ProductRow = typeof products.$inferSelect;

/** A variant with the base price that holds now. */
export type VariantRow = typeof variants.$inferSelect & {
  basePrice: number;
  basePriceSince: number;
};

export type Product = ProductRow & {
  /** Least and greatest base price of its variants now. */
  minPrice: number;
  maxPrice: number;
  categoryIds: number[];
  attributes: Record<string, AttributeValue>;
  variants: VariantRow[];
};

/** With its open issues. */
export type WholeProduct = Product & {
  issues: { id: number; rule: string; severity: string; detail: string | null }[];
};

/** What an edit did to a product. */
export interface Edited {
  /** Names of the fields that differ. */
  fields: ReadonlySet<string>;
  /** What was written of its row. */
  columns: Partial<ProductRow>;
  /** Its variants as they are now, where they were written and none came or went. */
  variants: VariantRow[] | null;
  /** Its quality was looked at again. */
  rated: boolean;
}
