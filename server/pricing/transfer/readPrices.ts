/** Reads a file of prices: valid rows, and the terms that all of them share. */
import { currencyDecimals } from '#shared/localization';
import type { OwnFigure } from '#contract/pricing/priceBatches';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import type { SkuMatch } from '../prices/skus/rules.ts';
import { loadVariantIds } from '../prices/variants.ts';
import { readPrice } from '../priceBatches/pastedLines.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import { rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';
import { Cells } from './priceCells.ts';
import { isSame, readWindow, type Window } from './priceTerms.ts';

export const COLUMNS = new Set([
  'sku',
  'price',
  'currency',
  'min_quantity',
  'starts_at',
  'ends_at',
]);
const READ = 0.6;

export const MAX_NAME = 120;

export interface Reading {
  figures: OwnFigure[];
  /** The row of the file for each variant's price. */
  rows: Map<number, CsvRow>;
  window: Window | null;
  windowLine: number;
}

interface Read {
  row: CsvRow;
  sku: string;
  amount: number;
  window: Window;
}

/** Reads a row; refuses it where a cell is invalid. */
const readRow = (run: ImportRun, table: Table, row: CsvRow): Read | null => {
  const { currency } = run.writer.settings;
  const cells = new Cells(table, row);
  const sku = cells.text('sku');
  if (sku === '') cells.fail('sku', 'ra.validation.required');
  cells.currency(currency);
  const amount = readPrice(cells.text('price'), currency, currencyDecimals(currency));
  if (typeof amount !== 'number') cells.tell('price', amount.error);
  const window = readWindow(cells, run);
  if (cells.errors.length === 0 && typeof amount === 'number') return { row, sku, amount, window };
  run.refuse([row], cells.errors);
  return null;
};

/** Accepts a row if its variant is known, occurs in no earlier line, and has the same window as the first row. */
const acceptRow = (run: ImportRun, reading: Reading, read: Read, match: SkuMatch) => {
  const refuse = (column: string | null, key: string, args = {}) =>
    run.refuse([read.row], [rowError(read.row.line, column, key, args)]);
  if ('error' in match)
    return run.refuse([read.row], [{ line: read.row.line, field: 'sku', message: match.error }]);
  const { variantId } = match;
  const earlier = reading.rows.get(variantId);
  if (earlier) return refuse('sku', 'prices.errors.twice', { line: earlier.line });
  if (reading.window === null) {
    reading.window = read.window;
    reading.windowLine = read.row.line;
  } else if (!isSame(reading.window, read.window))
    return refuse(null, 'otherTerms', { line: reading.windowLine });
  reading.rows.set(variantId, read.row);
  reading.figures.push({ variantId, amount: read.amount });
};

export const readFile = async (run: ImportRun, table: Table): Promise<Reading> => {
  const reading: Reading = { figures: [], rows: new Map(), window: null, windowLine: 0 };
  run.stage(0, READ);
  for await (const batch of table.rows(run.onRead)) {
    run.job.count('rows', batch.length);
    const good = batch.flatMap((row) => readRow(run, table, row) ?? []);
    const matchSku = await loadVariantIds(
      run.job.application.connection.db,
      good.map(({ sku }) => sku),
    );
    for (const read of good) acceptRow(run, reading, read, matchSku(read.sku));
    await run.job.pause();
  }
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
  run.stage(READ, 1);
  return reading;
};
