/** First reading of an invoice file: finds its products and members, and the last line of each invoice. */
import { fineness } from '#shared/amounts';
import { message } from '#shared/fields';
import { JobFailure } from '../../platform/jobs/jobEnd.ts';
import type { ImportRun } from '../../platform/imports/run.ts';
import type { Table } from '../../platform/imports/table.ts';
import type { InvoiceReader } from './invoiceReader.ts';

/** The error of a record that cannot be saved although its rows are valid. */
export const cannotSave = (record: string) =>
  new JobFailure(message('imports.errors.cannotSave', { record }));

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]+/g;

export interface Facts {
  /** By stock code: the first name, and the last price in millionths. */
  products: Map<string, { name: string; price: number }>;
  /** The country of each customer's first line; empty where it has none. */
  members: Map<string, string>;
  /** Last line of each invoice. */
  lastLine: Map<string, number>;
  rows: number;
}

export const readFacts = async (
  run: ImportRun,
  table: Table,
  reader: InvoiceReader,
): Promise<Facts> => {
  const facts: Facts = { products: new Map(), members: new Map(), lastLine: new Map(), rows: 0 };
  for await (const rows of table.rows(run.onRead)) {
    for (const row of rows) {
      facts.rows++;
      facts.lastLine.set(reader.invoiceOf(row), row.line);
      const line = reader.read(row);
      if (Array.isArray(line)) continue;
      if (fineness(line.price, reader.decimals) === 'belowOne')
        run.notice('tinyPrices', [`${line.invoice} ${line.code}`]);
      const { code, name, price, customer, country } = line;
      const product = facts.products.get(code);
      if (!product)
        facts.products.set(code, { name: name.replace(CONTROL, ' '), price: Math.max(0, price) });
      else {
        if (product.name === '' && name !== '') product.name = name.replace(CONTROL, ' ');
        if (price > 0) product.price = price;
      }
      if (customer !== '' && !facts.members.has(customer)) facts.members.set(customer, country);
    }
    await run.job.pause();
  }
  return facts;
};
