/** Competitors' prices by SKU and seller; what was noted before changes nothing. */
import { type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { BYTE_ORDER_MARK } from '../../platform/exports/csvWriter.ts';
import type { StoreObservationInput } from '#contract/pricing/competitors';
import { StoreObservationInput as Contract } from '#contract/pricing/competitors';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import { currencyDecimals } from '#shared/localization';
import {
  observationError,
  type ObservationResult,
  writeObservations,
} from '../competitors/observe.ts';
import { JobFailure } from '../../platform/jobs/jobRun.ts';
import { readPrice } from '../priceBatches/pastedLines.ts';
import { readAmount, valueOrNull } from '#shared/numbers';
import { parseYesNo } from '../../platform/imports/cells.ts';
import type { CsvRow } from '../../platform/imports/csvReader.ts';
import { flatErrors } from '../../platform/imports/fieldErrors.ts';
import { type Importer, type ImportRun } from '../../platform/imports/run.ts';
import { type RowError } from '../../platform/imports/rowError.ts';
import { Table } from '../../platform/imports/table.ts';
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
const NAMES = new Set(Object.values(COLUMNS));

interface Item {
  row: CsvRow;
  input: StoreObservationInput;
}

const errorsOf = (line: number, errors: FieldErrors): RowError[] =>
  flatErrors(errors).map(({ path, message }) => ({
    line,
    field: COLUMNS[path[0] ?? ''] ?? null,
    message,
  }));

const readRow = (table: Table, row: CsvRow, run: ImportRun): Item | null => {
  const { settings } = run.writer;
  const decimals = currencyDecimals(settings.currency);
  const cells = new Cells(table, row);
  cells.currency(settings.currency);
  const amount = readPrice(cells.text('price'), settings.currency, decimals);
  if (typeof amount !== 'number') cells.tell('price', amount.error);
  const shippingCell = cells.text('shipping');
  const shipping =
    shippingCell === ''
      ? 0
      : valueOrNull(readAmount(shippingCell, { currency: settings.currency, decimals }));
  if (shipping === null || shipping < 0) cells.fail('shipping', 'amount', { decimals });
  const yesNo = (column: string) => {
    const cell = cells.text(column);
    const said = cell === '' ? undefined : parseYesNo(cell);
    if (said === null) cells.fail(column, 'yesNo');
    return said ?? undefined;
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

const importCompetitorPrices: Importer = async (run) => {
  const table = await Table.open(run.file, ['sku', 'seller', 'price']);
  run.job.notes.header = table.header;
  table.refuseUnknown((name) => NAMES.has(name));
  const chunks = run.chunks<Item, ObservationResult>({
    write: (tx, items) =>
      writeObservations(
        tx,
        run.writer,
        items.map(({ input }) => input),
        'import',
      ),
    settle: ({ row }, result) => {
      if ('errors' in result) run.refuse([row], errorsOf(row.line, result.errors));
      else run.count('competitorPrices', result.outcome);
    },
    refuse: ({ row }, errors) => run.refuse([row], errorsOf(row.line, errors)),
    first: 200,
  });
  for await (const batch of table.rows(run.onRead)) {
    for (const row of batch) {
      run.job.count('rows');
      const item = readRow(table, row, run);
      if (item && chunks.add(item)) await chunks.flush();
    }
    await run.job.pause();
  }
  await chunks.flush();
  if (!run.job.counts.rows) throw new JobFailure('imports.errors.noRows');
};

export const competitorPricesImport: ImportKindSpec = {
  kind: 'competitor-prices',
  run: importCompetitorPrices,
  sample: {
    name: 'competitor-prices.csv',
    text:
      BYTE_ORDER_MARK +
      sampleTable(
        ['sku', 'seller', 'price', 'shipping', 'in_stock', 'own', 'url', 'observed_at', 'currency'],
        [
          [
            'LS-S',
            'Linen House',
            '185.00',
            '10.00',
            'yes',
            'no',
            'https://example.com/linen',
            '2026-03-01 08:00',
            '',
          ],
          ['LS-S', 'Our outlet', '179.00', '', 'yes', 'yes', '', '2026-03-01 08:00', ''],
        ],
      ),
  },
};
