/**
 * Matches sent variants with stored ones, so that a variant keeps its row, and its guards where they are left out.
 * Pure.
 */
import { optionKey, type ProductInput } from '#contract/catalog/products';
import type { Product } from './product.ts';

interface StoredKeys {
  id: number;
  sku: string | null;
  optionKey: string;
}
interface SentKeys {
  id?: number | undefined;
  sku: string | null;
  optionValues: readonly string[];
}

/**
 * Matches variants by id, then by SKU, then by options. Where several have the SKU, the one with the same options comes
 * first.
 */
export const matchVariants = <T extends StoredKeys>(
  stored: readonly T[],
  sent: readonly SentKeys[],
): { matched: (T | undefined)[]; removed: T[] } => {
  const left = new Map(stored.map((variant) => [variant.id, variant]));
  const take = (variant: T | undefined) => {
    if (variant) left.delete(variant.id);
    return variant;
  };
  const matched = sent.map(({ id }) => (id === undefined ? undefined : take(left.get(id))));
  const matchBy = (isSame: (one: T, variant: SentKeys) => boolean) => {
    for (const [index, variant] of sent.entries())
      matched[index] ??= take([...left.values()].find((one) => isSame(one, variant)));
  };
  const sameSku = (one: T, { sku }: SentKeys) => sku !== null && one.sku === sku;
  const sameOptions = (one: T, { optionValues }: SentKeys) =>
    one.optionKey === optionKey(optionValues);
  matchBy((one, variant) => sameSku(one, variant) && sameOptions(one, variant));
  matchBy(sameSku);
  matchBy(sameOptions);
  return { matched, removed: [...left.values()] };
};

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
