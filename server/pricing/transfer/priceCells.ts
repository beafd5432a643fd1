/** Reads cells that all files of prices have. Pure. */
import { unescapeFormula } from '#shared/formulas';
import { addDays, isDay, localInstant, startOfDay } from '#shared/days';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { toIsoDate } from '../../platform/imports/spreadsheets.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';

const CLOCK =
  /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * `2026-03-01`, `2026-03-01 08:00` in the store's time zone, or with a UTC offset. A day given as an end is included,
 * so the instant is the next midnight. Null where it is not valid.
 */
const readInstant = (cell: string, timeZone: string, isEnd = false): number | null => {
  if (isDay(cell)) return startOfDay(isEnd ? addDays(cell, 1) : cell, timeZone);
  const [, day = '', hour, minute, second = '0', zone] = CLOCK.exec(cell) ?? [];
  if (!isDay(day)) return null;
  if (zone === undefined)
    return localInstant(day, Number(hour), Number(minute), Number(second), timeZone);
  return Date.parse(`${day}T${hour}:${minute}:${second.padStart(2, '0')}${zone}`) || null;
};

/** The cells of a row by name, and the errors found in them. */
export class Cells {
  readonly errors: RowError[] = [];
  constructor(
    readonly table: Table,
    readonly row: CsvRow,
  ) {
    if (row.cells.length > table.header.length) this.fail(null, 'tooManyCells');
  }

  /** '' where the file has no such column. */
  text(column: string): string {
    const at = this.table.columnIndex(column);
    return at < 0 ? '' : unescapeFormula(this.row.cells[at] ?? '').trim();
  }

  fail(column: string | null, key: string, args: Record<string, unknown> = {}) {
    this.errors.push(rowError(this.row.line, column, key, args));
  }

  /** Adds an error message that is encoded already. */
  tell(column: string, message: string) {
    this.errors.push({ line: this.row.line, field: column, message });
  }

  moment(column: string, timeZone: string, isEnd = false): number | null {
    const cell = this.text(column);
    if (cell === '') return null;
    const at = readInstant(toIsoDate(cell), timeZone, isEnd);
    if (at === null) this.fail(column, 'moment');
    return at;
  }

  /** Refuses a currency other than the store's. */
  currency(own: string) {
    const currency = this.text('currency').toUpperCase();
    if (currency !== '' && currency !== own)
      this.fail('currency', 'prices.errors.otherCurrency', { currency });
  }
}
