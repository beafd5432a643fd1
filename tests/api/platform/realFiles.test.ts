/** Imports of real files, and the figures recomputed from them, on both databases. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settings } from '#db/schema/platform/settings';
import { query } from '#db/statements';
import { updateRow } from '#server/platform/records/records';
import { COMMAND_CHUNK_MS } from '#server/platform/imports/chunks';
import { startImport } from '#server/platform/imports/start';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { openImports as open } from '../support/openImports.ts';
import { expectAsPredicted, expectDryRunAgrees } from '../support/predictions.ts';
import { treeFaults } from '../support/treeFaults.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const DATA = join(ROOT, '..', 'shared', 'data');
/** Real files that exist next to the project on some machines only; the test logs the missing ones. */
const realFile = (name: string) => ({
  path: join(DATA, name),
  missing: !existsSync(join(DATA, name)),
});
interface Month {
  revenue: string;
  returns: string;
  invoices: number;
  customers: number;
  customer_invoices: number;
  purchase_frequency: number;
}

describe('imports of real files', () => {
  const taxonomy = {
    en: realFile('google-taxonomy-with-ids.en-US.txt.gz'),
    zh: realFile('google-taxonomy-with-ids.zh-CN.txt.gz'),
  };
  const apparel = realFile('shopify-products-apparel.csv');
  const retail = realFile('online-retail.csv.gz');
  const reference = realFile('online-retail.reference.json');
  for (const { path, missing } of [taxonomy.en, taxonomy.zh, apparel, retail, reference]) {
    if (missing) console.log(`Not tested: ${path} does not exist`);
  }

  test.skipIf(taxonomy.en.missing || taxonomy.zh.missing)(
    'the Chinese and the English Google taxonomy give the same categories',
    { timeout: 300_000 },
    async () => {
      const importer = await open();
      expect(
        await expectAsPredicted(importer, 'google-taxonomy', readFileSync(taxonomy.zh.path)),
      ).toEqual({
        rows: 5427,
        'categories.created': 5427,
      });
      const english = await importer.run('google-taxonomy', readFileSync(taxonomy.en.path));
      expect(english.done.counts).toEqual({
        rows: 5582,
        'categories.created': 155,
        'categories.updated': 5427,
      });
      expect(english.dry.counts).toEqual(english.done.counts);
      const [node] = await query<{ names: string; depth: number }>(
        importer.api.connection.db,
        `select names, depth from categories where code = 'gpc-3237'`,
      );
      expect(JSON.parse(node?.names ?? '{}')).toEqual({
        en: 'Live Animals',
        zh: expect.stringMatching(/[\u4e00-\u9fff]/),
      });
      const tree = await query<{
        id: number;
        parentId: number | null;
        position: number;
        path: string;
        depth: number;
      }>(
        importer.api.connection.db,
        'select id, parent_id as "parentId", position, path, depth from categories',
      );
      expect(treeFaults(tree)).toEqual([]);
      const csv = (await importer.text('/api/exports/categories')).body;
      expect((await importer.run('categories', csv)).done.counts).toEqual({
        rows: 5582,
        'categories.unchanged': 5582,
      });
      expect((await importer.text('/api/exports/categories')).body).toBe(csv);
      await importer.close();
    },
  );

  test.skipIf(apparel.missing)(
    'a real Shopify file is imported with all its products',
    async () => {
      const importer = await open();
      expect(
        await expectDryRunAgrees(importer, 'shopify-products', readFileSync(apparel.path)),
      ).toEqual({
        rows: 22,
        'products.created': 20,
      });
      await importer.close();
    },
  );

  test.skipIf(retail.missing || reference.missing)(
    'all rows of the Online Retail file are imported, and every month equals the reference',
    { timeout: 600_000 },
    async () => {
      const importer = await open();
      const { connection, application } = importer.api;
      await connection.transaction((tx) =>
        updateRow(tx, settings, 1, { currency: 'GBP', timeZone: 'Europe/London' }),
      );
      application.settings.forget();
      // A programme that was in force all the time: what a file tells is history, which earns nothing and rewards nobody.
      await approveProgramme(connection, {
        startsAt: Date.UTC(2010, 0),
        maxBackdateDays: 3_650,
        levels: [
          { key: 'starter', benefits: { birthdayPoints: 100 } },
          {
            key: 'plus',
            conditions: [{ metric: 'netSpend', window: { kind: 'lifetime' }, threshold: 100_000 }],
            benefits: { birthdayPoints: 200, entryPoints: 50 },
          },
        ],
        earnRules: [
          { key: 'spend', currency: 'both' },
          { key: 'welcome', trigger: 'registration', formula: { kind: 'fixed', points: 30 } },
        ],
      });
      const start = async (dryRun: boolean) => {
        const { id, finished } = await startImport(
          application,
          {
            kind: 'online-retail',
            name: 'online-retail.csv.gz',
            path: retail.path,
            dryRun,
            actor: { kind: 'system', id: null, name: 'test' },
            input: {},
          },
          { chunkMs: COMMAND_CHUNK_MS },
        );
        expect(await finished).toBe('done');
        return (await importer.job(id)).counts;
      };
      const counts = await start(false);
      expect(counts).toMatchObject({
        rows: 541_909,
        'orders.created': 19_959,
        'returns.created': 3836,
        'adjustments.created': 2105,
        'members.created': 4372,
        'products.created': 4070,
      });
      expect(counts.rejected).toBeUndefined();
      expect(
        (counts['lines.orders'] ?? 0) +
          (counts['lines.returns'] ?? 0) +
          (counts['lines.adjustments'] ?? 0),
      ).toBe(541_909);
      const [stored] = await query<{ lines: number; returned: number }>(
        connection.db,
        'select (select count(*) from order_lines) as lines, (select count(*) from return_lines) as returned',
      );
      expect((stored?.lines ?? 0) + (stored?.returned ?? 0)).toBe(541_909);

      const expected = JSON.parse(readFileSync(reference.path, 'utf8')) as {
        revenue_total: string;
        returns_total: string;
        by_month: Record<string, Month>;
      };
      const months = await query<{
        month: string;
        revenue: number;
        returned: number;
        orders: number;
        memberOrders: number;
        buyers: number;
      }>(
        connection.db,
        `select substr(day, 1, 7) as month, sum(revenue) as revenue, sum(returned) as returned, sum(orders) as orders,
         sum(member_orders) as "memberOrders", sum(month_buyers) as buyers
       from sales_days where channel = '' and category_id = 0 group by substr(day, 1, 7) order by 1`,
      );
      const major = (minor: number) => (minor / 100).toFixed(2);
      expect(
        Object.fromEntries(
          months.map(({ month, revenue, returned, orders, memberOrders, buyers }) => [
            month,
            {
              revenue: major(revenue),
              returns: major(-returned),
              invoices: orders,
              customers: buyers,
              customer_invoices: memberOrders,
              purchase_frequency: Math.round((memberOrders / buyers) * 10_000) / 10_000,
            },
          ]),
        ),
      ).toEqual(
        Object.fromEntries(
          Object.entries(expected.by_month).map(
            ([
              month,
              { revenue, returns, invoices, customers, customer_invoices, purchase_frequency },
            ]) => [
              month,
              { revenue, returns, invoices, customers, customer_invoices, purchase_frequency },
            ],
          ),
        ),
      );
      const sum = (pick: (row: (typeof months)[number]) => number) =>
        months.reduce((total, row) => total + pick(row), 0);
      expect([
        major(sum(({ revenue }) => revenue)),
        major(-sum(({ returned }) => returned)),
      ]).toEqual([expected.revenue_total, expected.returns_total]);

      const [earned] = await query<{
        points: number;
        growth: number;
        waiting: number;
        plus: number;
      }>(
        connection.db,
        `select (select count(*) from point_entries) as points, (select count(*) from growth_entries) as growth,
           (select count(*) from earn_approvals) as waiting,
           (select count(*) from members where level = 'plus') as plus`,
      );
      expect(earned).toMatchObject({ points: 0, growth: 0, waiting: 0 });
      // What members bought counts towards their levels.
      expect(earned?.plus).toBeGreaterThan(1_000);

      const again = await start(false);
      expect(again).toMatchObject({
        'orders.unchanged': 19_959,
        'returns.unchanged': 3836,
        'adjustments.unchanged': 2105,
        'members.unchanged': 4372,
        'products.unchanged': 4070,
      });
      expect(
        Object.keys(again).filter((name) => name.endsWith('.created') || name.endsWith('.updated')),
      ).toEqual([]);
      await importer.close();
    },
  );
});
