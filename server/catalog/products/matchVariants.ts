/** Matches variants with removed ones that come back, and fills in what was left out from the stored ones. Pure. */
import type { ProductInput } from '#contract/catalog/products';
import type { Product } from './product.ts';
import { matchVariants } from './rules.ts';

interface RemovedKeys {
  productId: number;
  sku?: string | null;
  optionKey: string;
}
/**
 * Matches added variants with those that were removed from the same product: by SKU and options, then by SKU. Without an
 * SKU the options decide.
 */
export const matchRemoved = <T extends RemovedKeys>(
  removed: readonly T[],
  added: readonly RemovedKeys[],
): (T | undefined)[] => {
  const left = new Set(removed);
  const matched: (T | undefined)[] = added.map(() => undefined);
  const matchBy = (isSame: (one: T, row: RemovedKeys) => boolean) => {
    for (const [index, row] of added.entries()) {
      const found =
        matched[index] ??
        [...left].find(
          (one) =>
            one.productId === row.productId &&
            (one.sku ?? null) === (row.sku ?? null) &&
            isSame(one, row),
        );
      matched[index] = found;
      if (found) left.delete(found);
    }
  };
  matchBy((one, row) => one.optionKey === row.optionKey);
  matchBy((_, row) => (row.sku ?? null) !== null);
  return matched;
};

/** Fills in guards that were left out from the stored variants. */
export const withGuards = (before: Product | null, input: ProductInput): ProductInput => {
  const matched = before ? matchVariants(before.variants, input.variants).matched : [];
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
