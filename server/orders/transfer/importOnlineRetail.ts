/**
 * Imports Online Retail invoices. The file is read twice: first to find its products and members and the last line of
 * each invoice, then to write the invoices.
 */
import { columnsOf, type ImportKindSpec, sampleTable } from '../../platform/imports/kinds.ts';
import { dayOf } from '#shared/days';
import { currencyDecimals } from '#shared/localization';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import type { Importer } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { writeMembers } from './invoiceMembers.ts';
import { writeProducts } from './invoiceCatalog.ts';
import { invoiceInstant } from './invoiceHead.ts';
import { isAhead } from '../../platform/records/sourceClock.ts';
import { readFacts } from './invoiceFacts.ts';
import { INVOICE_COLUMNS } from './invoiceLine.ts';
import { InvoiceReader } from './invoiceReader.ts';
import { writeInvoices } from './invoiceWriting.ts';

/** Shares of the whole progress: first reading, products and members, second reading. */
const SCANNED = 0.08;
const CATALOGUED = 0.16;

const importOnlineRetail: Importer = async (run) => {
  const table = await Table.open(run.file, INVOICE_COLUMNS);
  run.job.notes.header = table.header;
  const known = new Set(INVOICE_COLUMNS.map((column) => column.toLowerCase()));
  run.notice(
    'ignoredColumns',
    table.columnsBesides((name) => known.has(name)),
  );
  const at = Object.fromEntries(
    INVOICE_COLUMNS.map((column) => [column, table.columnIndex(column)]),
  ) as ConstructorParameters<typeof InvoiceReader>[0];
  const { now, settings } = run.writer;
  const today = dayOf(now, settings.timeZone);
  const reader = new InvoiceReader(
    at,
    table.header.length,
    currencyDecimals(settings.currency),
    // The days are compared first, because every row of a large file is checked.
    (date) => date.slice(0, 10) >= today && isAhead(invoiceInstant(date, settings.timeZone), now),
  );
  run.stage(0, SCANNED);
  const facts = await readFacts(run, table, reader);
  if (facts.rows === 0) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, CATALOGUED);
  await writeProducts(run, facts);
  await writeMembers(run, facts);
  run.stage(CATALOGUED, 1);
  await writeInvoices(run, table, reader, facts);
};

export const onlineRetailImport: ImportKindSpec = {
  kind: 'online-retail',
  run: importOnlineRetail,
  columns: async () => columnsOf(INVOICE_COLUMNS, INVOICE_COLUMNS),
  memberColumn: 'CustomerID',
  sample: {
    name: 'online-retail.csv',
    text: sampleTable(
      [
        'InvoiceNo',
        'StockCode',
        'Description',
        'Quantity',
        'InvoiceDate',
        'UnitPrice',
        'CustomerID',
        'Country',
      ],
      [
        [
          '536365',
          '85123A',
          'White hanging heart',
          '6',
          '2010-12-01 08:26:00',
          '2.55',
          '17850',
          'United Kingdom',
        ],
        [
          'C536379',
          '85123A',
          'White hanging heart',
          '-1',
          '2010-12-01 09:41:00',
          '2.55',
          '17850',
          'United Kingdom',
        ],
      ],
    ),
  },
};
