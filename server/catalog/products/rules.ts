/** Rules of products that the form and files share. Pure. */
import { optionKey } from '#contract/catalog/products';

/** Whether the crossed-out price is below the price, so that it announces a rise instead of a reduction. */
export const isListPriceLow = ({
  basePrice,
  originalPrice,
}: {
  basePrice?: number | null | undefined;
  originalPrice?: number | null | undefined;
}): boolean =>
  typeof originalPrice === 'number' && typeof basePrice === 'number' && originalPrice < basePrice;

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
 * Matches sent variants with stored ones, so that a variant keeps its row, and its guards where they are left out: by id,
 * then by SKU, then by options. Where several have the SKU, the one with the same options comes first. `removed` are the
 * stored ones that none of the sent ones is.
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
