/**
 * Online Retail invoices. Two readings of the file: the first learns which products and members there are and on which
 * line each invoice ends, the second writes the invoices.
 */
import { JobFailure } from '../../platform/jobs/jobRun.ts';
import type { Importer } from '../../platform/imports/run.ts';
import { Table } from '../../platform/imports/table.ts';
import { writeMembers, writeProducts } from './invoiceCatalog.ts';
import { readFacts } from './invoiceFacts.ts';
import { INVOICE_COLUMNS, InvoiceReader } from './invoices.ts';
import { writeInvoices } from './invoiceWriting.ts';

/** Shares of the whole: first reading, products and members, second reading with the writing. */
const SCANNED = 0.08;
const CATALOGUED = 0.16;

export const importOnlineRetail: Importer = async (run) => {
  const table = await Table.open(run.file, INVOICE_COLUMNS);
  run.job.notes.header = table.header;
  const at = Object.fromEntries(
    INVOICE_COLUMNS.map((column) => [column, table.at(column)]),
  ) as ConstructorParameters<typeof InvoiceReader>[0];
  const reader = new InvoiceReader(at, table.header.length);
  run.stage(0, SCANNED);
  const facts = await readFacts(run, table, reader);
  if (facts.rows === 0) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, CATALOGUED);
  await writeProducts(run, facts);
  await writeMembers(run, facts);
  run.stage(CATALOGUED, 1);
  await writeInvoices(run, table, reader, facts);
};
