/** The rows of the grid: each known by its option values, and called by their names. Pure. */
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import type { Localized } from '#shared/localization';
import { keysOf } from './changes.ts';
import type { useGrid } from './useGrid.ts';

export interface GridRow {
  key: string;
  /** Names of its option values: "Red / S"; '' without options. */
  name: string;
  /** Its place in the form. */
  row: number;
}

export interface VariantsProps {
  grid: ReturnType<typeof useGrid>;
  rows: readonly GridRow[];
  onRemove: (row: number) => void;
}

export const gridRows = (
  variants: readonly VariantInput[],
  options: readonly ProductOption[],
  toText: (texts: Localized) => string,
): GridRow[] => {
  const keys = keysOf(variants);
  return variants.map((variant, row) => {
    const name = variant.optionValues
      .map((value, position) => {
        const names = options[position]?.values.find(({ key }) => key === value)?.names;
        return (names && toText(names)) || value;
      })
      .filter(Boolean)
      .join(' / ');
    return { key: keys[row] ?? '', name, row };
  });
};
