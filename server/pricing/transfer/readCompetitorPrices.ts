/** Reads a row of a file of competitor prices. */
import {
  type StoreObservationInput,
  StoreObservationInput as Contract,
} from '#contract/pricing/competitors';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import { currencyDecimals } from '#shared/localization';
import { observationError } from '../competitors/observationError.ts';
import { readPrice } from '../priceBatches/pastedLines.ts';
import { cellAmount } from '../../platform/imports/cellNumbers.ts';
import { parseYesNo } from '../../platform/imports/cells.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { flatErrors } from '#shared/fieldErrors';
import type { ImportRun } from '../../platform/imports/run.ts';
import type { RowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';
import { Cells } from './priceCells.ts';

const COLUMNS: Record<string, string> = {
  sku: 'sku',
  seller: 'seller',
  amount: 'price',
  shipping: 'shipping',
  inStock: 'in_stock',
  url: 'url',
  own: 'own',
  observedAt: 'observed_at',
  currency: 'currency',
};
export const NAMES = new Set(Object.values(COLUMNS));

export interface Item {
  row: CsvRow;
  input: StoreObservationInput;
}

export const errorsOf = (line: number, errors: FieldErrors): RowError[] =>
  flatErrors(errors).map(({ path, message }) => ({
    line,
    field: COLUMNS[path[0] ?? ''] ?? null,
    message,
  }));

export const readRow = (table: Table, row: CsvRow, run: ImportRun): Item | null => {
  const { settings } = run.writer;
  const decimals = currencyDecimals(settings.currency);
  const cells = new Cells(table, row);
  cells.currency(settings.currency);
  const amount = readPrice(cells.text('price'), settings.currency, decimals);
  if (typeof amount !== 'number') cells.tell('price', amount.error);
  const shippingCell = cells.text('shipping');
  const refuse = (reason: string, args?: Record<string, unknown>) =>
    cells.fail('shipping', reason, args);
  const shipping =
    shippingCell === ''
      ? 0
      : cellAmount(shippingCell, { currency: settings.currency, decimals }, refuse);
  if (shipping !== null && shipping < 0) refuse('amount', { decimals });
  const yesNo = (column: string) => {
    const cell = cells.text(column);
    const value = cell === '' ? undefined : parseYesNo(cell);
    if (value === null) cells.fail(column, 'yesNo');
    return value ?? undefined;
  };
  const own = yesNo('own');
  const inStock = yesNo('in_stock');
  const observedAt = cells.moment('observed_at', settings.timeZone);
  const sent = {
    sku: cells.text('sku'),
    seller: cells.text('seller'),
    amount,
    shipping,
    url: cells.text('url') || null,
    observedAt,
    ...(own !== undefined && { own }),
    ...(inStock !== undefined && { inStock }),
  };
  const parsed = cells.errors.length === 0 ? Contract.safeParse(sent) : null;
  const wrong =
    parsed &&
    (parsed.success ? observationError(parsed.data, run.writer) : fieldErrors(parsed.error));
  if (wrong) cells.errors.push(...errorsOf(row.line, wrong));
  if (parsed?.success && cells.errors.length === 0) return { row, input: parsed.data };
  run.refuse([row], cells.errors);
  return null;
};
