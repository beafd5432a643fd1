/** Generates a file in the format of Online Retail, for use when the real one is missing or a small one is enough. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const PRODUCTS = 4000;
const MEMBERS = 4300;
const LINES_PER_INVOICE = 21;

const date = (invoice: number, invoices: number) =>
  new Date(
    Date.UTC(2010, 11, 1, 8) +
      Math.floor((invoice / invoices) * 373) * 86_400_000 +
      (invoice % 540) * 60_000,
  )
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');

function* lines(rows: number): Generator<string> {
  const invoices = Math.ceil(rows / LINES_PER_INVOICE);
  yield 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n';
  for (let row = 0; row < rows; row++) {
    const invoice = Math.floor(row / LINES_PER_INVOICE);
    const product = (row * 7919) % PRODUCTS;
    const isReturn = invoice % 7 === 6;
    const member = invoice % 4 === 3 ? '' : String(12_000 + ((invoice * 31) % MEMBERS));
    const price = (0.4 + (product % 90) / 10).toFixed(2);
    const quantity = (1 + (row % 12)) * (isReturn ? -1 : 1);
    yield `${isReturn ? 'C' : ''}${536_365 + invoice},${20_000 + product},ARTICLE NUMBER ${product},${quantity},${date(invoice, invoices)},${price},${member},United Kingdom\n`;
  }
}

export const writeInvoices = (file: string, rows: number): Promise<void> =>
  pipeline(Readable.from(lines(rows)), createGzip({ level: 4 }), createWriteStream(file));
