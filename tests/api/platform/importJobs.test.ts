/** Import jobs that are cancelled, interrupted, resumed or killed, on both databases. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '#contract/platform/jobs';
import { DEFAULT_SETTINGS } from '#server/platform/settings/defaults';
import { insertRows } from '#db/bulk';
import { jobs } from '#db/schema/platform/jobs';
import { query } from '#db/statements';
import { deleteExpiredJobs } from '#server/platform/jobs/recover';
import { resumeJobs, settledJobs, stopJobs } from '#server/platform/jobs/runner';
import { verifyAll } from '#server/platform/verify/verify';
import { bundledScript } from '../support/bundledScript.ts';
import { openDatabase } from '../support/openDatabase.ts';
import { type ImportClient, openImports as open } from '../support/openImports.ts';

describe('import jobs', () => {
  let importer: ImportClient;
  beforeAll(async () => (importer = await open()));
  afterAll(() => importer.close());

  /** A file with enough rows that the import is still running when it is stopped. */
  const many = (rows: number) =>
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n' +
    Array.from(
      { length: rows },
      (_, index) =>
        `${600000 + Math.floor(index / 5)},S${index % 400},Thing ${index % 400},${(index % 9) + 1},2011-0${(Math.floor(index / 5) % 9) + 1}-12 10:00:00,${(index % 50) + 0.25},${12000 + (Math.floor(index / 5) % 500)},France`,
    ).join('\n');

  test('a cancelled job stops after the current chunk, and stopping the server interrupts its jobs', async () => {
    const start = async () => {
      const response = await fetch(
        `${importer.api.url}/api/imports?kind=online-retail&name=many.csv`,
        {
          method: 'POST',
          headers: { cookie: importer.cookie },
          body: many(60_000),
        },
      );
      return ((await response.json()) as Job).id;
    };
    const manager = await importer.api.raw('manager');
    const first = await start();
    expect(await manager('POST', `/api/jobs/${first}/cancellation`, {})).toMatchObject({
      status: 200,
      body: { cancelRequested: true },
    });
    await settledJobs();
    expect(await importer.job(first)).toMatchObject({
      status: 'cancelled',
      message: 'jobs.errors.cancelled',
    });
    expect((await manager('POST', `/api/jobs/${first}/cancellation`, {})).status).toBe(409);
    const second = await start();
    await stopJobs();
    expect(await importer.job(second)).toMatchObject({ status: 'interrupted' });
  });

  test('a job is visible to its owner and to roles that see all jobs', async () => {
    const { job } = await importer.upload('categories', 'code,name_en\na,A\n');
    const agent = await importer.api.raw('agent');
    expect((await agent('GET', `/api/jobs/${job.id}`)).status).toBe(404);
    expect((await agent('GET', '/api/jobs')).body).toEqual([]);
    expect((await agent('GET', `/api/jobs/${job.id}/rejected`)).status).toBe(404);
    const owner = await importer.api.raw('owner');
    expect((await owner('GET', `/api/jobs/${job.id}`)).body).toMatchObject({
      staffName: expect.any(String),
      input: { kind: 'categories', dryRun: true },
    });
    expect(JSON.stringify((await owner('GET', '/api/jobs')).body)).not.toContain('worker');
  });

  test('running jobs of a stopped process become interrupted, and old results are deleted', async () => {
    const { connection, application } = importer.api;
    const base = {
      kind: 'import' as const,
      name: 'old',
      counts: {},
      staffName: 'x',
      createdAt: importer.api.now,
    };
    const [silent = 0, orphan = 0, busy = 0, old = 0] = await connection.transaction((tx) =>
      insertRows(
        tx,
        jobs,
        [
          {
            ...base,
            status: 'running',
            input: { worker: 'elsewhere:1' },
            heartbeatAt: importer.api.now - 61_000,
          },
          {
            ...base,
            status: 'running',
            input: { worker: `${hostname()}:${process.pid}` },
            heartbeatAt: importer.api.now,
          },
          {
            ...base,
            status: 'running',
            input: { worker: 'elsewhere:1' },
            heartbeatAt: importer.api.now - 1000,
          },
          {
            ...base,
            status: 'done',
            input: {},
            heartbeatAt: importer.api.now,
            createdAt: importer.api.now - 31 * 86_400_000,
          },
        ],
        { returning: true },
      ),
    );
    await resumeJobs(application);
    await stopJobs();
    await deleteExpiredJobs(application, importer.api.now, (work) =>
      connection.transaction((tx) => work(tx, () => undefined)),
    );
    expect((await importer.job(silent)).status).toBe('interrupted');
    expect((await importer.job(orphan)).status).toBe('interrupted');
    expect((await importer.job(busy)).status).toBe('running');
    expect((await importer.text(`/api/jobs/${old}`)).status).toBe(404);
  });

  test(
    'an import that is killed halfway gives the same result when it is run again',
    { timeout: 300_000 },
    async () => {
      const { connection, url, close } = await openDatabase();
      const folder = mkdtempSync(join(tmpdir(), 'console-kill-'));
      const path = join(folder, 'invoices.csv');
      writeFileSync(path, many(40_000));
      const script = await bundledScript('server/cli/import.ts');
      const command = (signal?: { afterOrders: number }) =>
        new Promise<number | null>((done) => {
          const child = spawn(process.execPath, [script, 'online-retail', path], {
            env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
            stdio: 'ignore',
          });
          const watch =
            signal &&
            setInterval(async () => {
              const [row] = await query<{ n: number }>(
                connection.db,
                'select count(*) as n from orders',
              );
              if ((row?.n ?? 0) >= signal.afterOrders) child.kill('SIGKILL');
            }, 20);
          child.on('exit', (code) => {
            clearInterval(watch);
            done(code);
          });
        });
      expect(await command({ afterOrders: 1 })).toBeNull();
      const [partial] = await query<{ n: number }>(
        connection.db,
        'select count(*) as n from orders',
      );
      expect(partial?.n).toBeGreaterThan(0);
      expect(partial?.n).toBeLessThan(8000);
      expect(await command()).toBe(0);
      const state = () =>
        query(
          connection.db,
          `select (select count(*) from orders) as orders, (select count(*) from order_lines) as lines, (select sum(revenue) from orders) as revenue, (select count(*) from members) as members, (select count(*) from products) as products, (select count(*) from activities where verb = 'create') as created`,
        );
      const end = await state();
      expect(end).toMatchObject([{ orders: 8000, lines: 40_000, members: 500, products: 400 }]);
      expect(
        await connection.transaction((tx) =>
          verifyAll(tx, { weekStart: DEFAULT_SETTINGS.weekStart }),
        ),
      ).toEqual([]);
      expect(await command()).toBe(0);
      expect(await state()).toEqual(end);
      await close();
      rmSync(folder, { recursive: true });
    },
  );
});
