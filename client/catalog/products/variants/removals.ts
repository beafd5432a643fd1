/** Which saved variants are no longer in the form. Pure. */
import { optionKey } from '#contract/catalog/products';
import { matchVariants } from '#rules/catalog/products';
import { cleanKey } from '#shared/searchText';

export interface SavedVariant {
  id: number;
  sku: string | null;
  optionValues: string[];
}
export type FormVariant = Omit<SavedVariant, 'id'> & { id?: number | undefined };

/** The saved variants that a save of these rows removes, with SKUs as the server reads them. */
export const removedOf = (
  saved: readonly SavedVariant[],
  rows: readonly FormVariant[],
): SavedVariant[] =>
  matchVariants(
    saved.map((variant) => ({ ...variant, optionKey: optionKey(variant.optionValues) })),
    rows.map((row) => ({ ...row, sku: cleanKey(row.sku ?? '') || null })),
  ).removed;
