/**
 * Second reading of an invoice file: writes each invoice after its last row, so that only incomplete invoices are held
 * in memory.
 */
import { currencyDecimals } from '#shared/localization';
import type { ReturnInput } from '#contract/orders/returns';
import { upsertOrders } from '../orders/actions.ts';
import type { OrderWrite } from '../orders/toRows.ts';
import { upsertReturns } from '../returns/actions.ts';
import type { Outcome } from '../../platform/records/results.ts';
import type { CsvRow } from '../../platform/imports/csvRow.ts';
import { type ImportRun } from '../../platform/imports/run.ts';
import { manyRows, MAX_RECORD_ROWS } from '../../platform/imports/groups.ts';
import { rowError } from '../../platform/imports/rowError.ts';
import type { Table } from '../../platform/imports/table.ts';
import { cannotSave, type Facts } from './invoiceFacts.ts';
import { invoiceKind } from './invoiceKind.ts';
import type { InvoiceLine } from './invoiceLine.ts';
import type { InvoiceReader } from './invoiceReader.ts';
import { orderOf } from './invoiceOrder.ts';
import { returnOf } from './invoiceReturn.ts';

/** An order or return to write. Its rows are not kept, because their errors were all found in the first reading. */
interface Written<T> {
  write: T;
  lines: number;
}

interface Open {
  rows: CsvRow[];
  lines: InvoiceLine[];
  sound: boolean;
}

export const writeInvoices = async (
  run: ImportRun,
  table: Table,
  reader: InvoiceReader,
  { lastLine }: Facts,
) => {
  const { timeZone, currency } = run.writer.settings;
  const setting = { timeZone, currency, decimals: currencyDecimals(currency) };
  const orders = run.chunks<Written<OrderWrite>, Outcome>({
    first: 400,
    weight: ({ lines }) => lines,
    write: async (tx, items) =>
      (
        await upsertOrders(
          tx,
          run.writer,
          items.map(({ write }) => write),
        )
      ).map(({ outcome }) => outcome),
    settle: ({ write, lines }, outcome) => {
      const record = write.kind === 'adjustment' ? 'adjustments' : 'orders';
      run.count(record, outcome);
      run.job.count(`lines.${record}`, lines);
    },
    refuse: ({ write }) => {
      throw cannotSave(write.externalId);
    },
  });
  const returns = run.chunks<Written<ReturnInput>, Outcome>({
    first: 100,
    weight: ({ lines }) => lines,
    write: async (tx, items) =>
      (
        await upsertReturns(
          tx,
          run.writer,
          items.map(({ write }) => write),
        )
      ).map((result, index) => {
        if ('errors' in result) throw cannotSave(items[index]?.write.externalId ?? '');
        return result.outcome;
      }),
    settle: ({ lines }, outcome) => {
      run.count('returns', outcome);
      run.job.count('lines.returns', lines);
    },
    refuse: ({ write }) => {
      throw cannotSave(write.externalId);
    },
  });

  const close = async (invoice: string, { rows, lines, sound }: Open) => {
    const [first, ...rest] = lines;
    const errors = [...reader.contradictions(rows), ...manyRows(rows)];
    if (!sound || !first || errors.length > 0) {
      const faults = rows.flatMap((row) =>
        [reader.read(row)].flatMap((read) => (Array.isArray(read) ? read : [])),
      );
      run.refuse(rows, [...faults, ...errors]);
      return;
    }
    const kind = invoiceKind(invoice, lines);
    if (kind === null) {
      const faulty = rows.filter(
        (_, index) => (lines[index]?.quantity ?? 0) < 0 || (lines[index]?.price ?? 0) < 0,
      );
      run.refuse(
        rows,
        faulty.map(({ line }) => rowError(line, 'Quantity', 'mixedInvoice')),
      );
    } else if (kind === 'return') {
      if (returns.add({ write: returnOf([first, ...rest], setting), lines: lines.length }))
        await returns.flush();
    } else if (orders.add({ write: orderOf([first, ...rest], kind, setting), lines: lines.length }))
      await orders.flush();
  };

  const open = new Map<string, Open>();
  for await (const rows of table.rows(run.onRead)) {
    for (const row of rows) {
      run.job.count('rows');
      const invoice = reader.invoiceOf(row);
      const line = reader.read(row);
      if (invoice === '') {
        run.refuse([row], Array.isArray(line) ? line : []);
        continue;
      }
      let entry = open.get(invoice);
      if (!entry) open.set(invoice, (entry = { rows: [], lines: [], sound: true }));
      if (entry.rows.length > MAX_RECORD_ROWS) run.refuseFurther(1);
      else {
        entry.rows.push(row);
        if (Array.isArray(line)) entry.sound = false;
        else entry.lines.push(line);
      }
      if (lastLine.get(invoice) !== row.line) continue;
      open.delete(invoice);
      await close(invoice, entry);
    }
    await run.job.pause();
  }
  await orders.flush();
  await returns.flush();
};
