/** Fills in what a file does not contain of the variants of a stored product. Pure. */
import type { ProductOption } from '#contract/catalog/products';
import { message, type FieldErrors } from '#shared/fields';
import { hasLostZeros, isRoundedCode } from '../../platform/imports/spreadsheets.ts';
import { matchVariants } from '../products/matchVariants.ts';
import type { Product, VariantRow } from '../products/product.ts';
import type { ProductDraft } from './productDraft.ts';
import type { ProductItem, ProductWriting } from './productItem.ts';

const ROUNDED = 'imports.errors.roundedCode';

type VariantDraft = NonNullable<ProductDraft['variants']>[number];
export type Keeping = Pick<ProductWriting, 'keeps' | 'keepsOptionNames'> & {
  /** What becomes of variants that the file does not contain. */
  missing: 'keep' | 'remove';
};

/** The SKU of a variant, or its options where it has none. */
export const variantLabel = ({ sku, optionValues }: Pick<VariantRow, 'sku' | 'optionValues'>) =>
  sku ?? optionValues.join(' / ');

const toDraft = ({
  id: _,
  productId: __,
  position: ___,
  optionKey: ____,
  basePriceSince: _____,
  ...variant
}: VariantRow): VariantDraft => variant;

/** Options by position: names of other languages, and values without names of their own, are kept. */
const keepOptions = (
  options: readonly ProductOption[],
  before: Product,
  kept: readonly VariantRow[],
  keepsNames: boolean,
): ProductOption[] =>
  options.map((option, index) => {
    const stored = before.options[index];
    if (!stored || options.length !== before.options.length) return option;
    const known = new Map(stored.values.map((value) => [value.key, value]));
    const values = option.values.map((value) => {
      const names = Object.values(value.names);
      const isBare = names.length === 1 && names[0] === value.key;
      return (isBare && known.get(value.key)) || value;
    });
    const keys = new Set(values.map(({ key }) => key));
    const needed = stored.values.filter(
      ({ key }) => !keys.has(key) && kept.some(({ optionValues }) => optionValues[index] === key),
    );
    return {
      names: keepsNames ? { ...stored.names, ...option.names } : option.names,
      values: [...values, ...needed],
    };
  });

/** The variants of the file, with each kept one after its stored predecessor. */
const insertKept = (
  sent: readonly { draft: VariantDraft; stored: VariantRow | undefined }[],
  before: Product,
  kept: ReadonlySet<VariantRow>,
): { draft: VariantDraft; stored: VariantRow | undefined }[] => {
  const all = [...sent];
  before.variants.forEach((variant, position) => {
    if (!kept.has(variant)) return;
    const previous = before.variants[position - 1];
    const after = previous ? all.findIndex(({ stored }) => stored?.id === previous.id) : -1;
    all.splice(after + 1, 0, { draft: toDraft(variant), stored: variant });
  });
  return all;
};

/** A product's variants and options to be written, and what the file does not contain. */
export interface Kept {
  variants: VariantDraft[];
  options?: ProductOption[];
  kept: VariantRow[];
  removed: VariantRow[];
  errors: FieldErrors | null;
  /** Index in the file of each of the variants; -1 for those that the file does not contain. */
  indexes: number[];
}

const fillVariant = (
  variant: VariantDraft,
  stored: VariantRow | undefined,
  { keeps }: Keeping,
  optionCount: number | null,
): VariantDraft => ({
  ...variant,
  ...(stored && Object.fromEntries(keeps.map((field) => [field, stored[field]]))),
  // A file without names of options cannot change how many there are.
  ...(optionCount !== null && {
    optionValues: Array.from(
      { length: optionCount },
      (_, index) => variant.optionValues?.[index] ?? stored?.optionValues[index] ?? '',
    ),
  }),
});

const CODES = ['sku', 'barcode'] as const;

/** Codes that a spreadsheet has changed. */
const codeErrors = (
  variants: readonly VariantDraft[],
  stored: readonly VariantRow[],
): FieldErrors | null => {
  const errors: Record<string, FieldErrors> = {};
  const own = Object.fromEntries(
    CODES.map((field) => [field, stored.flatMap((variant) => variant[field] ?? [])]),
  ) as Record<(typeof CODES)[number], string[]>;
  variants.forEach((variant, index) => {
    for (const field of CODES) {
      const code = variant[field] ?? '';
      const full = own[field].includes(code)
        ? undefined
        : own[field].find((one) => hasLostZeros(code, one));
      if (isRoundedCode(code)) errors[index] = { ...errors[index], [field]: ROUNDED };
      else if (full !== undefined)
        errors[index] = {
          ...errors[index],
          [field]: message('imports.errors.lostZeros', { code: full }),
        };
    }
  });
  return Object.keys(errors).length > 0 ? { variants: errors } : null;
};

/** An empty price is accepted only where there is none to lose and nothing is sold. */
const priceErrors = (
  unpriced: ReadonlySet<number>,
  matched: readonly (VariantRow | undefined)[],
  isActive: boolean,
): FieldErrors | null => {
  const wrong = [...unpriced].filter((index) => isActive || (matched[index]?.basePrice ?? 0) !== 0);
  if (wrong.length === 0) return null;
  return {
    variants: Object.fromEntries(
      wrong.map((index) => [index, { basePrice: 'ra.validation.required' }]),
    ),
  };
};

export const keepVariants = (
  { draft, unpriced }: Pick<ProductItem, 'draft' | 'unpriced'>,
  before: Product | null,
  keeping: Keeping,
): Kept | null => {
  const { variants, options } = draft;
  if (!variants) return null;
  const isActive = (draft.status ?? before?.status) === 'active';
  if (!before) {
    return {
      variants,
      kept: [],
      removed: [],
      indexes: [...variants.keys()],
      errors: codeErrors(variants, []) ?? priceErrors(unpriced, [], isActive),
      ...(options && { options }),
    };
  }
  const keys = variants.map(({ sku, optionValues = [] }) => ({ sku: sku || null, optionValues }));
  const { matched, removed } = matchVariants(before.variants, keys);
  const keeps = keeping.missing === 'keep';
  const kept = keeps ? removed : [];
  const isChanged = options !== undefined && options.length !== before.options.length;
  const errors =
    kept.length > 0 && isChanged
      ? {
          options: message('imports.errors.keptOptions', {
            variants: kept.map(variantLabel).join(', '),
          }),
        }
      : (codeErrors(variants, before.variants) ?? priceErrors(unpriced, matched, isActive));
  const optionCount = options ? null : before.options.length;
  const sent = variants.map((variant, index) => ({
    draft: fillVariant(variant, matched[index], keeping, optionCount),
    stored: matched[index],
  }));
  const all = insertKept(sent, before, new Set(kept));
  return {
    variants: all.map((one) => one.draft),
    indexes: all.map((one) => sent.indexOf(one)),
    kept,
    removed: keeps ? [] : removed,
    errors,
    ...(options && { options: keepOptions(options, before, kept, keeping.keepsOptionNames) }),
  };
};

/** Errors of the written variants, moved to the variants of the file. */
export const errorsInFile = (errors: FieldErrors, kept: Kept | null): FieldErrors => {
  const { variants } = errors;
  if (!kept || typeof variants !== 'object') return errors;
  const moved = Object.entries(variants).map(([index, error]) => [
    String(Math.max(0, kept.indexes[Number(index)] ?? 0)),
    error,
  ]);
  return { ...errors, variants: Object.fromEntries(moved) };
};
