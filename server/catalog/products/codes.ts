/** SKUs and barcodes that a write adds or removes, and the products and order lines that this affects. */
import type { ProductInput } from '#contract/catalog/products';
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import type { Product } from './product.ts';

const prepareProductsWith = (column: typeof variants.sku | typeof variants.barcode) =>
  prepared({ codes: many(column) }, (q, { codes }) =>
    q
      .selectDistinct({ productId: variants.productId })
      .from(variants)
      .where(inArray(column, codes)),
  );
const productsWith = {
  sku: prepareProductsWith(variants.sku),
  barcode: prepareProductsWith(variants.barcode),
};

/** Other products that have one of these SKUs or barcodes: their duplicate issues appear or disappear with these. */
export const findProductsWithCodes = async (
  tx: Db,
  coded: readonly Pick<Product['variants'][number], 'sku' | 'barcode'>[],
): Promise<number[]> => {
  const ids = new Set<number>();
  for (const column of ['sku', 'barcode'] as const) {
    const codes = [...new Set(coded.flatMap((variant) => variant[column] ?? []))];
    for (const { productId } of await productsWith[column](tx, { codes })) ids.add(productId);
  }
  return [...ids];
};

type Coded = { before: Product | null; input: ProductInput };
type Codes = { sku: string | null; barcode: string | null };

/** SKUs and barcodes that these writes add or remove. */
export const changedCodes = (writes: readonly Coded[]): Codes[] =>
  writes.flatMap(({ before, input }) => {
    const of = (list: readonly Codes[]) =>
      new Map(list.map((one) => [`${one.sku}\u001f${one.barcode}`, one]));
    // Archived products share no codes with others.
    const current = (product: Pick<ProductInput, 'status'> & { variants: readonly Codes[] }) =>
      product.status === 'archived' ? [] : product.variants;
    const [old, now] = [of(before ? current(before) : []), of(current(input))];
    return [
      ...[...old].filter(([key]) => !now.has(key)),
      ...[...now].filter(([key]) => !old.has(key)),
    ].map(([, codes]) => codes);
  });

/** New SKUs, which earlier order lines may refer to. */
export const newSkus = (writes: readonly Coded[]): string[] =>
  writes.flatMap(({ before, input }) => {
    const old = new Set(before?.variants.map(({ sku }) => sku));
    return input.variants.flatMap(({ sku }) => (sku && !old.has(sku) ? sku : []));
  });
