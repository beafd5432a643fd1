/** The rows of the grid, each called by the names of its option values. Pure. */
import type { ProductOption, VariantInput } from '#contract/catalog/products';
import type { Localized } from '#shared/localization';
import { optionNames } from '#shared/optionNames';
import type { KnownRow } from './rowKeys.ts';
import type { useGrid } from './useGrid.ts';

export interface GridRow {
  key: number;
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
  known: readonly KnownRow[],
  options: readonly ProductOption[],
  toText: (texts: Localized) => string,
): GridRow[] =>
  variants.map((variant, row) => {
    const name = optionNames(variant.optionValues, toText, options).filter(Boolean).join(' / ');
    return { key: known[row]?.key ?? row, name, row };
  });
