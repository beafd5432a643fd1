/** Fills in what a file does not contain of the variants of a stored product. Pure. */
import type { ProductOption } from '#contract/catalog/products';
import { message, type FieldErrors } from '#shared/fields';
import type { Localized } from '#shared/localization';
import { localizedOptions } from '#shared/optionNames';
import { matchVariants } from '../products/rules.ts';
import type { Product, VariantRow } from '../products/product.ts';
import { reorderValues } from './matchOptions.ts';
import { type PlacedOptions, placeOptions } from './placeOptions.ts';
import type { ProductDraft } from './productDraft.ts';
import type { ProductItem, ProductWriting } from './productItem.ts';
import { codeErrors, priceErrors, valueErrors } from './variantErrors.ts';

type VariantDraft = NonNullable<ProductDraft['variants']>[number];
export type Keeping = Pick<ProductWriting, 'keeps' | 'keepsPrices'> & {
  /** What becomes of variants that the file does not contain. */
  missing: 'keep' | 'remove';
};

/** The SKU of a variant, or the names of its options where it has none. */
export const variantLabel = (
  { sku, optionValues }: Pick<VariantRow, 'sku' | 'optionValues'>,
  ...options: readonly (readonly ProductOption[])[]
): string | Localized => sku ?? localizedOptions(optionValues, ...options);

const toDraft = ({
  id: _,
  productId: __,
  position: ___,
  optionKey: ____,
  basePriceSince: _____,
  ...variant
}: VariantRow): VariantDraft => variant;

/** Options with the values that kept variants need. */
const withNeeded = (
  options: readonly ProductOption[],
  before: Product,
  order: readonly number[],
  kept: readonly VariantRow[],
): ProductOption[] =>
  options.map(({ names, values }, index) => {
    const keys = new Set(values.map(({ key }) => key));
    const needed = (before.options[order[index] ?? -1]?.values ?? []).filter(
      ({ key }) => !keys.has(key) && kept.some(({ optionValues }) => optionValues[index] === key),
    );
    return { names, values: [...values, ...needed] };
  });

/** The variants of the file, with each kept one after its stored predecessor. */
const insertKept = (
  sent: readonly { draft: VariantDraft; stored: VariantRow | undefined }[],
  variants: readonly VariantRow[],
  kept: ReadonlySet<VariantRow>,
): { draft: VariantDraft; stored: VariantRow | undefined }[] => {
  const all = [...sent];
  variants.forEach((variant, position) => {
    if (!kept.has(variant)) return;
    const previous = variants[position - 1];
    const after = previous ? all.findIndex(({ stored }) => stored?.id === previous.id) : -1;
    all.splice(after + 1, 0, { draft: toDraft(variant), stored: variant });
  });
  return all;
};

/** A product's variants and options to be written, and what the file does not contain. */
export interface KeptVariants {
  variants: VariantDraft[];
  options?: ProductOption[];
  kept: VariantRow[];
  removed: VariantRow[];
  errors: FieldErrors | null;
  /** Index in the file of each of the variants; -1 for those that the file does not contain. */
  indexes: number[];
  /** See PlacedOptions. */
  numbers: readonly number[];
}

const fillVariant = (
  { draft: variant, index }: { draft: VariantDraft; index: number },
  stored: VariantRow | undefined,
  { keeps, keepsPrices }: Keeping,
  { unpriced, gaps }: Pick<ProductItem, 'unpriced'> & Pick<PlacedOptions, 'gaps'>,
): VariantDraft => ({
  ...variant,
  ...(stored && Object.fromEntries(keeps.map((field) => [field, stored[field]]))),
  ...(stored && keepsPrices && unpriced.has(index) && { basePrice: stored.basePrice }),
  optionValues: (variant.optionValues ?? []).map((value, option) =>
    gaps.has(option) ? (stored?.optionValues[option] ?? '') : value,
  ),
});

type Item = Pick<ProductItem, 'draft' | 'unpriced' | 'optionCells'>;

/** The product of a file that describes options but no variants. */
const keepAll = (
  before: Product,
  { options = [], order, numbers }: PlacedOptions,
): KeptVariants => {
  const stored = reorderValues(before.variants, order);
  const errors =
    options.length === before.options.length
      ? valueErrors(options, stored)
      : { options: 'products.errors.optionValues' };
  const variants = stored.map(toDraft);
  return { variants, options, kept: [], removed: [], errors, indexes: [], numbers };
};

export const keepVariants = (
  item: Item,
  before: Product | null,
  keeping: Keeping,
): KeptVariants | null => {
  const { draft, unpriced } = item;
  const placed = placeOptions(item, before);
  const { variants, options, order, numbers, gaps } = placed;
  if (!variants) return before && options ? keepAll(before, placed) : null;
  const { keepsPrices } = keeping;
  const pricing = { keepsPrices, isActive: (draft.status ?? before?.status) === 'active' };
  if (!before) {
    return {
      variants,
      kept: [],
      removed: [],
      indexes: [...variants.keys()],
      numbers,
      errors: codeErrors(variants, []) ?? priceErrors(unpriced, [], pricing),
      ...(options && { options }),
    };
  }
  const stored = reorderValues(before.variants, order);
  const keys = variants.map(({ sku, optionValues = [] }) => ({ sku: sku || null, optionValues }));
  const { matched, removed } = matchVariants(stored, keys);
  const keeps = keeping.missing === 'keep';
  const kept = keeps ? removed : [];
  const isChanged = options !== undefined && options.length !== before.options.length;
  const errors =
    kept.length > 0 && isChanged
      ? {
          options: message('imports.errors.keptOptions', {
            variants: kept.map((one) => variantLabel(one, before.options)),
          }),
        }
      : (codeErrors(variants, stored) ?? priceErrors(unpriced, matched, pricing));
  const sent = variants.map((variant, index) => ({
    draft: fillVariant({ draft: variant, index }, matched[index], keeping, { unpriced, gaps }),
    stored: matched[index],
  }));
  const all = insertKept(sent, stored, new Set(kept));
  return {
    variants: all.map((one) => one.draft),
    indexes: all.map((one) => sent.indexOf(one)),
    numbers,
    kept,
    removed: keeps ? [] : removed,
    errors,
    ...(options && { options: withNeeded(options, before, order, kept) }),
  };
};
