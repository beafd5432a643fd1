/** Decides which stored option each option of a file is. Pure. */
import { optionKey, type ProductOption } from '#contract/catalog/products';
import { LANGUAGES } from '#shared/localization';
import type { VariantRow } from '../products/product.ts';
import type { TextCells } from './productDraft.ts';

const hasName = (stored: ProductOption, names: TextCells) =>
  LANGUAGES.some((language) => names[language] && stored.names[language] === names[language]);

/**
 * The index of the stored option for each option of the file, by its name, then by its position, then any that is
 * left; -1 where it is new. An option without a name in the file can only be the one at its position.
 */
export const matchOptions = (
  stored: readonly ProductOption[],
  names: readonly TextCells[],
): number[] => {
  const free = new Set(stored.keys());
  const take = (index: number) => (free.delete(index) ? index : -1);
  const found = names.map((texts) =>
    take(stored.findIndex((option, index) => free.has(index) && hasName(option, texts))),
  );
  const isBlank = (texts: TextCells) =>
    Object.values(texts).some((text) => text !== undefined) &&
    !Object.values(texts).some((text) => text);
  found.forEach((index, position) => {
    if (index < 0) found[position] = take(position);
  });
  found.forEach((index, position) => {
    const [left] = free;
    if (index < 0 && left !== undefined && !isBlank(names[position] ?? {}))
      found[position] = take(left);
  });
  return found;
};

/** Stored variants with their values in another order of options; '' for an option that they do not have. */
export const reorderValues = (
  variants: readonly VariantRow[],
  order: readonly number[],
): readonly VariantRow[] => {
  const isSame = (values: readonly string[]) =>
    values.length === order.length && order.every((from, index) => from === index);
  return variants.map((variant) => {
    if (isSame(variant.optionValues)) return variant;
    const optionValues = order.map((from) => variant.optionValues[from] ?? '');
    return { ...variant, optionValues, optionKey: optionKey(optionValues) };
  });
};
