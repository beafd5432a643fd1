/**
 * Matches sent variants with stored ones, so that a variant keeps its row, and its guards where they are left out.
 * Pure.
 */
import { optionKey, type ProductInput } from '#contract/catalog/products';
import type { Product } from './product.ts';

/** Matches variants by id, then by SKU, then by options. */
export const matchVariants = (before: Product, input: ProductInput) => {
  const left = new Map(before.variants.map((variant) => [variant.id, variant]));
  const take = (variant: Product['variants'][number] | undefined) => {
    if (variant) left.delete(variant.id);
    return variant;
  };
  const matched = input.variants.map((variant) =>
    variant.id === undefined ? undefined : take(left.get(variant.id)),
  );
  for (const [index, variant] of input.variants.entries()) {
    const key = optionKey(variant.optionValues);
    matched[index] ??= take([...left.values()].find((one) => one.optionKey === key));
  }
  for (const [index, variant] of input.variants.entries()) {
    matched[index] ??= take(
      [...left.values()].find((one) => variant.sku !== null && one.sku === variant.sku),
    );
  }
  return { matched, removed: [...left.keys()] };
};

/** Fills in guards that were left out from the stored variants. */
export const withGuards = (before: Product | null, input: ProductInput): ProductInput => {
  const matched = before ? matchVariants(before, input).matched : [];
  return {
    ...input,
    variants: input.variants.map((variant, index) => ({
      ...variant,
      id: variant.id ?? matched[index]?.id,
      minPrice:
        variant.minPrice === undefined ? (matched[index]?.minPrice ?? null) : variant.minPrice,
      minMarginBps:
        variant.minMarginBps === undefined
          ? (matched[index]?.minMarginBps ?? null)
          : variant.minMarginBps,
    })),
  };
};
