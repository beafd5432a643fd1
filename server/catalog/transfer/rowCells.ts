/** The cells of one row of a file by column name. Pure. */
import { LANGUAGES } from '#shared/localization';
import type { TextCells } from './productDraft.ts';
import { unescapeFormula } from '#shared/formulas';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { Table } from '../../platform/imports/table.ts';

/** The cells of one row by column name; undefined where the file has no such column. */
export class RowCells {
  constructor(
    readonly table: Table,
    readonly row: CsvRow,
  ) {}
  get(column: string): string | undefined {
    const index = this.table.columnIndex(column);
    return index < 0 ? undefined : unescapeFormula(this.row.cells[index] ?? '').trim();
  }
}

/** Cells that are read by column name, of one row or of a whole product. */
export type NamedCells = Pick<RowCells, 'table' | 'get'>;

export const textCells = (cells: NamedCells, name: string): TextCells =>
  Object.fromEntries(LANGUAGES.map((language) => [language, cells.get(`${name}_${language}`)]));
