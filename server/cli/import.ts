/**
 * `npm run import -- <kind> <file> [--dry-run] [--remove-missing] [--encoding <name>] [--sheet <name>]`: imports a file from the command line. Exits with 1 when the file
 * cannot be read, or its encoding or sheet is not certain and not said; otherwise prints a summary and exits with 0.
 */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import '#shared/validation';
import { ENCODINGS, type FileReading, IMPORT_KINDS } from '#contract/platform/imports';
import { reasonText } from '#contract/platform/imports/reasons';
import { connect } from '#db';
import '../app.ts';
import { bucketOf, readEnv } from '../env.ts';
import { openStorage } from '../platform/files/openStorage.ts';
import { startImport } from '../platform/imports/start.ts';
import { COMMAND_CHUNK_MS } from '../platform/imports/chunks.ts';
import type { JobRun } from '../platform/jobs/jobRun.ts';
import { findJob } from '../platform/jobs/findJobs.ts';
import { stopJobs } from '../platform/jobs/runner.ts';
import { settingsReader } from '../platform/settings/read.ts';
import { ensureDefaults } from '../platform/defaults/ensureDefaults.ts';

const USAGE = `Usage: npm run import -- <kind> <file> [--dry-run] [--remove-missing] [--encoding <name>] [--sheet <name>]\nKinds: ${IMPORT_KINDS.join(', ')}`;

const fail = (text: string): never => {
  console.error(text);
  process.exit(1);
};

/** How to say what the file leaves in doubt. */
const hintOf = (reading: FileReading | undefined) =>
  (reading?.doubts ?? []).map((doubt) =>
    doubt === 'sheet'
      ? `\nSay --sheet with one of: ${reading?.sheets.map(({ name }) => name).join(', ')}`
      : `\nSay --encoding with one of: ${ENCODINGS.join(', ')} (it looks like ${reading?.encoding})`,
  );

const show = (run: JobRun) => {
  if (!process.stderr.isTTY) return;
  const percent = run.total > 0 ? Math.min(100, (run.done / run.total) * 100) : 0;
  process.stderr.write(
    `\r${percent.toFixed(0).padStart(3)} %  ${(run.counts.rows ?? 0).toLocaleString('en')} rows `,
  );
};

const main = async () => {
  const { values, positionals } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      'remove-missing': { type: 'boolean', default: false },
      encoding: { type: 'string' },
      sheet: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [kindName, file] = positionals;
  const kind = IMPORT_KINDS.find((one) => one === kindName);
  if (!kind || !file || positionals.length > 2) return fail(USAGE);
  if (!existsSync(file)) return fail(`There is no file ${file}`);
  const encoding = ENCODINGS.find((one) => one === values.encoding);
  if (values.encoding !== undefined && !encoding) return fail(`Encodings: ${ENCODINGS.join(', ')}`);

  const env = readEnv();
  const connection = connect(env.DATABASE_URL);
  await connection.migrate();
  await ensureDefaults(connection);
  connection.preferThroughput();
  const application = {
    connection,
    now: Date.now,
    settings: settingsReader(connection),
    dataDir: env.DATA_DIR,
    files: openStorage(env.DATA_DIR, bucketOf(env)),
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopJobs());

  const started = performance.now();
  const { id, finished } = await startImport(
    application,
    {
      kind,
      name: basename(file),
      path: file,
      dryRun: values['dry-run'],
      setting: {
        missing: values['remove-missing'] ? 'remove' : 'keep',
        ...(encoding && { encoding }),
        ...(values.sheet && { sheet: values.sheet }),
      },
      actor: { kind: 'system', id: null, name: 'command line' },
      input: {},
    },
    { chunkMs: COMMAND_CHUNK_MS, onProgress: show },
  );
  const status = await finished;
  const { language } = await application.settings();
  const job = await findJob(connection.db, id);
  await connection.close();
  if (process.stderr.isTTY) process.stderr.write('\n');

  for (const [name, count] of Object.entries(job?.counts ?? {}))
    console.log(`${name.padEnd(24)} ${count.toLocaleString('en').padStart(12)}`);
  if (job?.resultFile) console.log(`Rejected rows: ${join(env.DATA_DIR, job.resultFile)}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status !== 'done')
    return fail(
      `${basename(file)}: ${job?.message ? reasonText(job.message, language) : status}${hintOf(job?.input.reading as FileReading | undefined).join('')}`,
    );
  console.log(
    `${values['dry-run'] ? 'Dry run' : 'Imported'} in ${seconds} s${values['dry-run'] ? ': nothing was saved' : ''}`,
  );
};

await main();
