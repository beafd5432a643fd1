/** Reads the cells of a product's options. Pure. */
import { readOptionValues } from './optionValues.ts';
import { OPTION_NUMBERS } from './productColumns.ts';
import type { OptionCells } from './productDraft.ts';
import { type NamedCells, textCells } from './rowCells.ts';

const valuesOf = (cell: string | undefined) =>
  cell === undefined ? undefined : readOptionValues(cell);

/** What the rows of a product say about each of its possible options. */
export const readOptions = (whole: NamedCells, rows: readonly NamedCells[]): OptionCells[] =>
  OPTION_NUMBERS.map((n) => ({
    names: textCells(whole, `option${n}_name`),
    values: valuesOf(whole.get(`option${n}_values`)),
    keys: whole.table.has(`option${n}`)
      ? rows.map((row) => row.get(`option${n}`) ?? '')
      : undefined,
  }));
