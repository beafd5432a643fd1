/** What a first synchronisation gives while a programme is running: points by the stated rule, and no rewards. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOW } from '../../support/openApi.ts';
import { DAY } from './openShop.ts';
import {
  BEGAN_DAYS,
  type Invoice,
  loadGiven,
  MAX_BACKDATE_DAYS,
  openSynchronised,
  pointsByRule,
  synchronise,
  waitingByRule,
} from './synchronisation.ts';

/** Synchronises into a new store, and compares what members have with the rule. */
const expectByRule = async (invoices: readonly Invoice[]) => {
  const shop = await openSynchronised();
  try {
    await synchronise(shop, invoices);
    const given = await loadGiven(shop);
    const expected = pointsByRule(invoices);
    expect(given.points).toEqual(expected);
    expect(given.growth).toEqual(expected);
    expect(given.waiting).toEqual(waitingByRule(invoices));
    expect(given.kinds.filter(({ type, source }) => type !== 'earn' || source !== 'order')).toEqual(
      [],
    );
    expect(given.rewarded).toBe(0);
    expect(await shop.api.verify()).toEqual([]);
    // Sent again, nothing is given twice.
    await synchronise(shop, invoices.slice(-200));
    expect((await loadGiven(shop)).points).toEqual(expected);
    return given;
  } finally {
    await shop.close();
  }
};

/** Instants around the begin of the programme and the oldest that earns by itself are drawn often. */
const instants = fc.oneof(
  fc.integer({ min: NOW - 400 * DAY, max: NOW - 1 }),
  fc
    .tuple(fc.constantFrom(BEGAN_DAYS, MAX_BACKDATE_DAYS), fc.integer({ min: -2, max: 2 }))
    .map(([days, more]) => NOW - days * DAY + more),
);
const generated = fc
  .array(
    fc.record({
      member: fc.option(fc.constantFrom('anna', 'bo', 'chen', 'dia'), { freq: 5 }),
      at: instants,
      lines: fc.array(
        fc.record({
          sku: fc.constantFrom('A', 'B', 'C'),
          quantity: fc.integer({ min: 1, max: 12 }),
          unitPrice: fc.integer({ min: 0, max: 9_999 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { minLength: 40, maxLength: 120 },
  )
  .map((rows) =>
    rows
      .toSorted((one, other) => one.at - other.at)
      .map((row, index): Invoice => ({ ...row, id: `i-${index + 1}` })),
  );

test('generated invoices earn by the stated rule, and nobody is rewarded for becoming known', async () => {
  for (const invoices of fc.sample(generated, { numRuns: 3, seed: 11 })) {
    const { waiting, points } = await expectByRule(invoices);
    expect(waiting.length).toBeGreaterThan(0);
    expect(points.size).toBeGreaterThan(0);
  }
});

const FILE = join(
  resolve(import.meta.dirname, '../../../..'),
  '../shared/data/online-retail.csv.gz',
);
const isMissing = !existsSync(FILE);
if (isMissing) console.log(`Not tested: ${FILE} does not exist`);

/** The cells of a line; a cell may be quoted and contain commas. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );

/** Sales for money, moved in time so that the last of them was an hour ago. Prices in whole minor units. */
const readInvoices = (): Invoice[] => {
  const invoices = new Map<string, Invoice>();
  const [, ...lines] = gunzipSync(readFileSync(FILE)).toString().split(/\r?\n/);
  for (const line of lines) {
    if (line === '') continue;
    const [id = '', sku = '', , quantity, date = '', price, customer = ''] = cellsOf(line);
    const [units, unitPrice] = [Number(quantity), Math.round(Number(price) * 100)];
    if (/^[CA]/.test(id) || units <= 0 || unitPrice < 0) continue;
    const known = invoices.get(id);
    const invoice = known ?? {
      id,
      member: customer || null,
      at: Date.parse(`${date.replace(' ', 'T')}Z`),
      lines: [],
    };
    if (!known) invoices.set(id, invoice);
    invoice.lines.push({ sku, quantity: units, unitPrice });
  }
  const all = [...invoices.values()].toSorted((one, other) => one.at - other.at);
  const later = NOW - 3_600_000 - (all.at(-1)?.at ?? 0);
  return all.map((invoice) => ({ ...invoice, at: invoice.at + later }));
};

test.skipIf(isMissing)(
  'a first synchronisation of Online Retail earns by the stated rule, and nobody is rewarded for becoming known',
  { timeout: 900_000 },
  async () => {
    const invoices = readInvoices();
    const { points, waiting } = await expectByRule(invoices);
    console.log(
      `${invoices.length} orders: ${[...points.values()].reduce((sum, one) => sum + one, 0)} points of ` +
        `${points.size} members, ${waiting.length} orders wait for approval`,
    );
    expect(points.size).toBeGreaterThan(1_000);
    expect(waiting.length).toBeGreaterThan(5_000);
  },
);
