/** Reads the cells of a product's options. Pure. */
import type { Localized } from '#shared/localization';
import { readOptionValues } from './optionValues.ts';
import { OPTION_COUNT } from './productColumns.ts';
import type { ProductDraft } from './productDraft.ts';
import { type RowCells, textCells } from './rowCells.ts';
import { filled, languageColumns } from '../../platform/imports/localizedCells.ts';

const valuesOf = (n: number, cells: RowCells, rows: readonly RowCells[]) => {
  const values = readOptionValues(cells.get(`option${n}_values`) ?? '');
  if (values.length > 0) return values;
  const keys = new Set(rows.map((row) => row.get(`option${n}`) ?? ''));
  return [...keys].filter((key) => key !== '').map((key) => ({ key, names: { en: key } }));
};

/** The options that have a name; where the file does not list their values, they are collected from the rows. */
export const readOptions = (
  cells: RowCells,
  rows: readonly RowCells[],
): ProductDraft['options'] => {
  const numbers = Array.from({ length: OPTION_COUNT }, (_, index) => index + 1);
  const named = numbers.filter((n) =>
    languageColumns(`option${n}_name`).some((column) => cells.get(column)),
  );
  return named.map((n) => ({
    names: filled(textCells(cells, `option${n}_name`) as Localized),
    values: valuesOf(n, cells, rows),
  }));
};
