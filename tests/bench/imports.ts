/** A complete Online Retail import, as `npm run import` runs it, compared with plain inserts of the resulting rows. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeInvoices } from './invoices.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import { startNode } from './processes.ts';
import type { Report } from './report.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';
import { ROOT, TEMPORARY } from './workspace.ts';

const REAL = join(ROOT, '..', 'shared', 'data', 'online-retail.csv.gz');
const QUICK_ROWS = 10_000;
const GENERATED_ROWS = 540_000;

const fileFor = async (quick: boolean): Promise<{ file: string; name: string }> => {
  if (!quick && existsSync(REAL)) return { file: REAL, name: 'Online Retail, 541,909 rows' };
  const file = join(TEMPORARY, 'invoices.csv.gz');
  const rows = quick ? QUICK_ROWS : GENERATED_ROWS;
  await writeInvoices(file, rows);
  return { file, name: `${rows.toLocaleString('en')} generated rows` };
};

export const measureImport = async (report: Report, lane: Lane, { quick }: Options) => {
  const { file, name } = await fileFor(quick);
  const url = await lane.create('import');
  const started = performance.now();
  const run = startNode(
    [
      '--import',
      import.meta.resolve('tsx'),
      join(ROOT, 'server/cli/import.ts'),
      'online-retail',
      file,
    ],
    {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: url, DATA_DIR: join(TEMPORARY, 'import') },
      logFile: join(TEMPORARY, 'import.log'),
    },
  );
  const code = await run.exited;
  const seconds = (performance.now() - started) / 1000;
  // The command ends with another code if rows were refused, which the real file contains.
  if (code !== 0)
    console.log(`    the import ended with ${code}: ${run.output().trim().split('\n').at(-1)}`);
  const plain = await runTask<{ seconds: number; rows: number }>('importPlain', url, {
    emptyUrl: await lane.create('import-plain'),
  });
  if (plain.rows === 0) throw new Error(`Nothing was imported: ${run.output().slice(-2000)}`);
  report.add({
    section: 'import',
    name,
    database: lane.database,
    ours: seconds,
    unit: 's',
    reference: {
      name: `s for ${plain.rows.toLocaleString('en')} plain inserts`,
      figure: plain.seconds,
    },
    goal: GOALS.import,
  });
};
