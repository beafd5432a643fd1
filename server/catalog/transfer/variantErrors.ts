/** Errors of the variants of a file that only the stored product shows. Pure. */
import type { ProductOption } from '#contract/catalog/products';
import { message, type FieldErrors } from '#shared/fields';
import { hasLostZeros, isRoundedCode } from '../../platform/imports/spreadsheets.ts';
import type { VariantRow } from '../products/product.ts';
import type { ProductDraft } from './productDraft.ts';

const ROUNDED = 'imports.errors.roundedCode';
const CODES = ['sku', 'barcode'] as const;

/** Codes that a spreadsheet has changed. */
export const codeErrors = (
  variants: NonNullable<ProductDraft['variants']>,
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

/**
 * Missing prices: of new variants where stored ones keep theirs, otherwise wherever there is a price to lose or
 * something is sold.
 */
export const priceErrors = (
  unpriced: ReadonlySet<number>,
  matched: readonly (VariantRow | undefined)[],
  { keepsPrices, isActive }: { keepsPrices: boolean; isActive: boolean },
): FieldErrors | null => {
  const isWrong = (stored: VariantRow | undefined) =>
    keepsPrices ? !stored : isActive || (stored?.basePrice ?? 0) !== 0;
  const wrong = [...unpriced].filter((index) => isWrong(matched[index]));
  if (wrong.length === 0) return null;
  return {
    variants: Object.fromEntries(
      wrong.map((index) => [index, { basePrice: 'ra.validation.required' }]),
    ),
  };
};

/** Listed values that lack some which stored variants have. */
export const valueErrors = (
  options: readonly ProductOption[],
  stored: readonly VariantRow[],
): FieldErrors | null => {
  const errors: Record<string, FieldErrors> = {};
  options.forEach(({ values }, index) => {
    const known = new Set(values.map(({ key }) => key));
    const used = new Set(stored.map(({ optionValues }) => optionValues[index] ?? ''));
    const missing = [...used].filter((key) => !known.has(key));
    if (missing.length > 0)
      errors[index] = {
        values: message('imports.errors.usedValues', { values: missing.join(', ') }),
      };
  });
  return Object.keys(errors).length > 0 ? { options: errors } : null;
};
