/** Variants as combinations of a product's options. Pure. */
import { optionKey, type ProductOption, type VariantInput } from '#contract/catalog/products';

export const MAX_VARIANTS = 500;

/** Every combination of the values, in their order. */
export const combinations = (options: readonly ProductOption[]): string[][] =>
  options.reduce<string[][]>(
    (all, option) => all.flatMap((chosen) => option.values.map(({ key }) => [...chosen, key])),
    [[]],
  );

/** What changes when the variants are made again, or an option is removed. */
export interface VariantChange {
  variants: VariantInput[];
  /** How many are new. */
  added: number;
  /** Existing ones that have no place any more. */
  removed: VariantInput[];
}

/** How many leading values two variants share: options are only ever added behind the others. */
const sharedValues = (a: readonly string[], b: readonly string[]) =>
  a.filter((value, index) => value === b[index]).length;

/** A new variant copies prices, guards and weight of the one with most values in common, but no codes. */
const copyOfNearest = (variants: readonly VariantInput[], optionValues: string[]): VariantInput => {
  const nearest = variants.reduce<VariantInput | undefined>(
    (best, one) =>
      !best ||
      sharedValues(one.optionValues, optionValues) > sharedValues(best.optionValues, optionValues)
        ? one
        : best,
    undefined,
  );
  const { id: _, basePriceSince: __, ...copied } = nearest ?? { ...EMPTY_VARIANT, id: undefined };
  return { ...copied, sku: null, barcode: null, optionValues };
};

export const EMPTY_VARIANT: VariantInput = {
  sku: null,
  barcode: null,
  optionValues: [],
  cost: null,
  basePrice: 0,
  originalPrice: null,
  weightGrams: null,
};

const valuesAreAmong = (own: readonly string[], values: readonly string[]) =>
  own.length < values.length && own.every((value, index) => value === values[index]);

/**
 * A variant for each combination. An existing one stays with its values, whatever its position: after a new option it is
 * the first combination with its values, and keeps its SKU, prices and history.
 */
export const combine = (
  options: readonly ProductOption[],
  variants: readonly VariantInput[],
): VariantChange => {
  const left = new Map(variants.map((variant) => [optionKey(variant.optionValues), variant]));
  const takeOver = (optionValues: string[]): VariantInput | undefined => {
    const same = left.get(optionKey(optionValues));
    const shorter = [...left.values()].find((one) =>
      valuesAreAmong(one.optionValues, optionValues),
    );
    const taken = same ?? shorter;
    if (taken) left.delete(optionKey(taken.optionValues));
    return taken && { ...taken, optionValues };
  };
  const made = combinations(options)
    .slice(0, MAX_VARIANTS)
    .map((optionValues) => ({
      optionValues,
      kept: takeOver(optionValues),
    }));
  return {
    variants: made.map(({ optionValues, kept }) => kept ?? copyOfNearest(variants, optionValues)),
    added: made.filter(({ kept }) => !kept).length,
    removed: [...left.values()],
  };
};

/** The variants after an option is removed; of those that become the same, the first one stays. */
export const withoutOption = (variants: readonly VariantInput[], index: number): VariantChange => {
  const kept = new Map<string, VariantInput>();
  const removed: VariantInput[] = [];
  for (const variant of variants) {
    const optionValues = variant.optionValues.filter((_, position) => position !== index);
    const key = optionKey(optionValues);
    if (kept.has(key)) removed.push(variant);
    else kept.set(key, { ...variant, optionValues });
  }
  return { variants: [...kept.values()], added: 0, removed };
};
