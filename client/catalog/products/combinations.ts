/** Variants as combinations of a product's options. Pure. */
import { optionKey, type ProductOption, type VariantInput } from '#contract/catalog/products';

const MAX_VARIANTS = 500;

/** Every combination of the values, in their order. */
export const combinations = (options: readonly ProductOption[]): string[][] =>
  options.reduce<string[][]>(
    (all, option) => all.flatMap((chosen) => option.values.map(({ key }) => [...chosen, key])),
    [[]],
  );

/** A new variant takes cost, price and weight of the first one. */
const newVariant = (template: VariantInput | undefined): Omit<VariantInput, 'optionValues'> => ({
  sku: null,
  barcode: null,
  cost: template?.cost ?? null,
  basePrice: template?.basePrice ?? 0,
  originalPrice: null,
  weightGrams: template?.weightGrams ?? null,
});

/** A variant for each combination; those that exist already stay as they are. */
export const combine = (
  options: readonly ProductOption[],
  variants: readonly VariantInput[],
): VariantInput[] => {
  const known = new Map(variants.map((variant) => [optionKey(variant.optionValues), variant]));
  return combinations(options)
    .slice(0, MAX_VARIANTS)
    .map((optionValues, index): VariantInput => {
      const same = known.get(optionKey(optionValues));
      if (same) return same;
      // Variants from before there were these options keep their SKU and their history.
      const earlier = variants[index];
      const kept = earlier && earlier.optionValues.length !== options.length ? earlier : undefined;
      return { ...(kept ?? newVariant(variants[0])), optionValues };
    });
};

/** The variants after an option is removed; of those that become the same, the last one stays. */
export const withoutOption = (variants: readonly VariantInput[], index: number): VariantInput[] => {
  const kept = new Map<string, VariantInput>();
  for (const variant of variants) {
    const optionValues = variant.optionValues.filter((_, position) => position !== index);
    kept.set(optionKey(optionValues), { ...variant, optionValues });
  }
  return [...kept.values()];
};
