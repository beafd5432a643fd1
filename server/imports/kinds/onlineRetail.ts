/**
 * Online Retail invoices. Two readings of the file: the first learns which products and members there are and on which
 * line each invoice ends, the second writes invoices as they end; only open invoices are held.
 */
import { message } from '#contract/http';
import { currencyDecimals } from '#contract/localization';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { upsertMembers } from '../../members/actions.ts';
import { type OrderWrite, upsertOrders } from '../../orders/actions.ts';
import { upsertProducts } from '../../products/upsert.ts';
import { upsertReturns } from '../../returns/actions.ts';
import type { ReturnInput } from '#contract/returns';
import { JobFailure } from '../../jobs/jobRun.ts';
import type { CsvRow } from '../csvReader.ts';
import { unitAmount } from '../amounts.ts';
import { type Importer, type ImportRun, rowError } from '../run.ts';
import { Table } from '../table.ts';
import {
  INVOICE_COLUMNS,
  InvoiceReader,
  invoiceInstant,
  invoiceKind,
  type InvoiceLine,
  orderOf,
  returnOf,
} from './invoices.ts';

/** Shares of the whole: first reading, products and members, second reading with the writing. */
const SCANNED = 0.08;
const CATALOGUED = 0.16;

const cannotSave = (record: string) => {
  throw new JobFailure(message('imports.errors.cannotSave', { record }));
};

interface Facts {
  /** By stock code: first name given, last price asked in millionths. */
  products: Map<string, { name: string; price: number }>;
  members: Map<string, { country: string; date: string }>;
  /** Line on which each invoice was seen last. */
  lastLine: Map<string, number>;
  rows: number;
}

const scan = async (run: ImportRun, table: Table, reader: InvoiceReader): Promise<Facts> => {
  const facts: Facts = { products: new Map(), members: new Map(), lastLine: new Map(), rows: 0 };
  run.stage(0, SCANNED);
  for await (const rows of table.rows(run.onRead)) {
    for (const row of rows) {
      facts.rows++;
      facts.lastLine.set(reader.invoiceOf(row), row.line);
      const line = reader.read(row);
      if (Array.isArray(line)) continue;
      const { code, name, price, customer, country, date } = line;
      const product = facts.products.get(code);
      if (!product) facts.products.set(code, { name, price: Math.max(0, price) });
      else {
        if (product.name === '' && name !== '') product.name = name;
        if (price > 0) product.price = price;
      }
      if (customer !== '' && !facts.members.has(customer)) facts.members.set(customer, { country, date });
    }
    await run.job.pause();
  }
  return facts;
};

/** Of these codes, those that a product or a variant carries already: an invoice does not rewrite the catalogue. */
const knownCodes = async (tx: Db, codes: readonly string[]): Promise<Set<string>> => {
  const products = await selectIn<{ code: string }>(
    tx,
    'select external_id as code from products where external_id in (?)',
    codes,
    'text',
  );
  const variants = await selectIn<{ code: string }>(
    tx,
    'select sku as code from variants where sku in (?)',
    codes,
    'text',
  );
  return new Set([...products, ...variants].map(({ code }) => code));
};

type Outcome = RowResult['outcome'];

const writeProducts = async (run: ImportRun, { products }: Facts) => {
  const { language, currency } = run.writer.settings;
  const decimals = currencyDecimals(currency);
  const chunks = run.chunks<[string, { name: string; price: number }], ImportOutcome[]>({
    first: 10,
    write: async (tx, items) => {
      const known = await knownCodes(
        tx,
        items.map(([code]) => code),
      );
      const fresh = items.filter(([code]) => !known.has(code));
      const results = await upsertProducts(
        tx,
        run.writer,
        fresh.map(([code, { name, price }]) => ({
          externalId: code,
          names: { [language]: name || code },
          status: 'active',
          variants: [
            {
              sku: code,
              barcode: null,
              optionValues: [],
              cost: null,
              basePrice: unitAmount(price, decimals),
              originalPrice: null,
              weightGrams: null,
            },
          ],
          updatedAt: null,
        })),
      );
      const outcomes = new Map(
        results.map((result): [string, ImportOutcome[]] => [
          result.externalId,
          'keptDraft' in result && result.keptDraft ? ['created', 'draft'] : ['created'],
        ]),
      );
      return items.map(([code]) => outcomes.get(code) ?? ['unchanged']);
    },
    settle: (_item, outcomes) => outcomes.forEach((outcome) => run.count('products', outcome)),
    refuse: ([code]) => cannotSave(code),
  });
  let written = 0;
  for (const product of products) {
    written++;
    if (!chunks.add(product)) continue;
    run.progress((written / products.size) * 0.8);
    await chunks.flush();
  }
  await chunks.flush();
};

const writeMembers = async (run: ImportRun, { members }: Facts) => {
  const { timeZone } = run.writer.settings;
  const chunks = run.chunks<[string, { country: string; date: string }], 'created' | 'unchanged'>({
    first: 20,
    write: async (tx, items) => {
      const rows = await selectIn<{ external_id: string }>(
        tx,
        'select external_id from members where external_id in (?)',
        items.map(([id]) => id),
        'text',
      );
      const known = new Set(rows.map(({ external_id }) => external_id));
      const fresh = items.filter(([id]) => !known.has(id));
      await upsertMembers(
        tx,
        run.writer,
        fresh.map(([externalId, { country, date }]) => ({
          externalId,
          country: country || null,
          joinedAt: invoiceInstant(date, timeZone),
          updatedAt: null,
        })),
      );
      return items.map(([id]) => (known.has(id) ? 'unchanged' : 'created'));
    },
    settle: (_item, outcome) => run.count('members', outcome),
    refuse: ([externalId]) => cannotSave(externalId),
  });
  for (const member of members) if (chunks.add(member)) await chunks.flush();
  await chunks.flush();
};

/** An order or return to write. Its rows are not kept: everything a row can be refused for was looked at before. */
interface Written<T> {
  write: T;
  lines: number;
}

interface Open {
  rows: CsvRow[];
  lines: InvoiceLine[];
  sound: boolean;
}

const writeInvoices = async (run: ImportRun, table: Table, reader: InvoiceReader, { lastLine }: Facts) => {
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
    refuse: ({ write }) => cannotSave(write.externalId),
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
      ).map(({ outcome }) => outcome),
    settle: ({ lines }, outcome) => {
      run.count('returns', outcome);
      run.job.count('lines.returns', lines);
    },
    refuse: ({ write }) => cannotSave(write.externalId),
  });

  const close = async (invoice: string, { rows, lines, sound }: Open) => {
    const [first, ...rest] = lines;
    if (!sound || !first) {
      run.refuse(
        rows,
        rows.flatMap((row) => [reader.read(row)].flatMap((read) => (Array.isArray(read) ? read : []))),
      );
      return;
    }
    const kind = invoiceKind(invoice, lines);
    if (kind === null) {
      const faulty = rows.filter((_, at) => (lines[at]?.quantity ?? 0) < 0 || (lines[at]?.price ?? 0) < 0);
      run.refuse(
        rows,
        faulty.map(({ line }) => rowError(line, 'Quantity', 'mixedInvoice')),
      );
    } else if (kind === 'return') {
      if (returns.add({ write: returnOf([first, ...rest], setting), lines: lines.length })) await returns.flush();
    } else if (orders.add({ write: orderOf([first, ...rest], kind, setting), lines: lines.length }))
      await orders.flush();
  };

  const open = new Map<string, Open>();
  run.stage(CATALOGUED, 1);
  for await (const rows of table.rows(run.onRead)) {
    for (const row of rows) {
      run.job.count('rows');
      const invoice = reader.invoiceOf(row);
      let entry = open.get(invoice);
      if (!entry) open.set(invoice, (entry = { rows: [], lines: [], sound: true }));
      const line = reader.read(row);
      entry.rows.push(row);
      if (Array.isArray(line)) entry.sound = false;
      else entry.lines.push(line);
      if (lastLine.get(invoice) !== row.line) continue;
      open.delete(invoice);
      await close(invoice, entry);
    }
    await run.job.pause();
  }
  await orders.flush();
  await returns.flush();
};

export const importOnlineRetail: Importer = async (run) => {
  const table = await Table.open(run.file, INVOICE_COLUMNS);
  run.job.notes.header = table.header;
  const at = Object.fromEntries(INVOICE_COLUMNS.map((column) => [column, table.at(column)])) as ConstructorParameters<
    typeof InvoiceReader
  >[0];
  const reader = new InvoiceReader(at, table.header.length);
  const facts = await scan(run, table, reader);
  if (facts.rows === 0) throw new JobFailure('imports.errors.noRows');
  run.stage(SCANNED, CATALOGUED);
  await writeProducts(run, facts);
  await writeMembers(run, facts);
  await writeInvoices(run, table, reader, facts);
};
