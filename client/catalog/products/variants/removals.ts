/** Which saved variants are no longer in the form. Pure. */
import { optionKey } from '#contract/catalog/products';

export interface SavedVariant {
  id?: number | undefined;
  sku: string | null;
  optionValues: string[];
}

/** A variant stays while a row has its id, its SKU or its options, by which the server finds it again. */
export const removedOf = (
  saved: readonly SavedVariant[],
  current: readonly SavedVariant[],
): SavedVariant[] =>
  saved.filter(
    (variant) =>
      !current.some(
        (row) =>
          row.id === variant.id ||
          (row.id === undefined &&
            ((variant.sku !== null && row.sku === variant.sku) ||
              optionKey(row.optionValues) === optionKey(variant.optionValues))),
      ),
  );
