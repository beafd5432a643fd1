/** Imports competitors' prices by SKU and seller; observations that are stored already change nothing. */
import { columnsOf, type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { BYTE_ORDER_MARK } from '../../platform/exports/csvWriter.ts';
import { type ObservationResult, writeObservations } from '../competitors/observe.ts';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import type { Importer } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { errorsOf, type Item, NAMES, readRow } from './readCompetitorPrices.ts';

const REQUIRED = ['sku', 'seller', 'price'];

const importCompetitorPrices: Importer = async (run) => {
  const table = await Table.open(run.file, REQUIRED);
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
  columns: async () => columnsOf([...NAMES], REQUIRED),
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
