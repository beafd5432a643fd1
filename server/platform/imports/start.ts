/** Starts an import as a job: for a request, where it must not delay other requests, or for the command line. */
import type { Actor } from '#contract/platform/activities';
import type { FileReading, ImportKind, ImportSetting } from '#contract/platform/imports';
import { recordActivity } from '../activities/record.ts';
import { withMark } from '../exports/csvWriter.ts';
import { writeWhole } from '../files/writeWhole.ts';
import type { JobHost, JobSpec } from '../jobs/spec.ts';
import { JobFailure } from '../jobs/jobEnd.ts';
import type { JobRun } from '../jobs/jobRun.ts';
import { type StartedJob, startJob } from '../jobs/runner.ts';
import { rejectedCsv, rejectedFile } from './rejected.ts';
import { listColumns, withHeadings } from './columnMeanings.ts';
import { inspect, type TextFile } from './decode.ts';
import { columnsOfSource } from './rememberedColumns.ts';
import { firstRows } from './firstRows.ts';
import { importChangeId } from '../undo/rules.ts';
import { findImportKind } from './kinds.ts';
import { ImportRun } from './run.ts';
import { toFailure } from './failures.ts';

export interface ImportRequest {
  kind: ImportKind;
  /** Name of the uploaded file. */
  name: string;
  path: string;
  dryRun: boolean;
  /** How the file is read and what is done; see the contract. */
  setting?: ImportSetting;
  actor: Actor;
  /** Further data stored with the job: the uploaded file, or the dry run on which a real run is based. */
  input: Record<string, unknown>;
  check?: JobSpec['check'];
  /** Whether a person sent the file just now, and has not said yet how it is read. */
  isUploaded?: boolean;
}
export interface ImportOptions {
  /** See ImportRun; the default is short enough for a server that answers requests. */
  chunkMs?: number;
  onProgress?: (run: JobRun) => void;
}

const inspectFile = (path: string, setting: ImportSetting, signal: AbortSignal) =>
  inspect(path, setting, signal).catch((error: unknown) => {
    throw toFailure(error);
  });

const readingOf = async (file: TextFile, isTable: boolean): Promise<FileReading> => ({
  encoding: file.workbook ? null : file.encoding,
  sheets: file.workbook?.sheets ?? [],
  sheet: file.workbook?.sheet ?? null,
  doubts: [...file.doubts],
  isTable,
  ...(await firstRows(file, isTable)),
});

/** A file of refused rows means by its columns what the file meant from which they come. */
const withSource = async (
  job: JobRun,
  { kind }: ImportRequest,
  file: TextFile,
  { header = [], holdsRefused }: FileReading,
): Promise<TextFile> => {
  const { db } = job.application.connection;
  const columns = holdsRefused ? await columnsOfSource(db, kind, header) : undefined;
  if (!columns) return file;
  job.notes.columns = columns;
  return { ...file, columns: { ...file.columns, ...columns } };
};

/** Writes the refused rows to a file that becomes the job's result. */
const saveRejected = async (job: JobRun, { kind, name }: ImportRequest) => {
  if (!job.counts.rejected) return;
  await job.flush();
  const { application } = job;
  const { file, path } = job.resultPath('-rejected.csv');
  const { language } = await application.settings();
  const kept = rejectedFile(job.counts, job.notes);
  const { db } = application.connection;
  const { names } = await listColumns(db, kind);
  const rows = rejectedCsv(db, job.id, kept, { language, names });
  await writeWhole(path, withMark(rows));
  job.result = { file, name: `${name.replace(/\.(csv|txt|xlsx)?(\.gz)?$/i, '')}-rejected.csv` };
};

const recordImport = (job: JobRun, { kind, name, actor }: ImportRequest) =>
  job.application.connection.transaction((tx) =>
    recordActivity(tx, {
      actor,
      at: job.application.now(),
      resource: 'imports',
      recordId: job.id,
      recordName: name,
      verb: 'import',
      changeId: importChangeId(job.id),
      after: { kind, ...job.counts },
    }),
  );

export const startImport = async (
  application: JobHost,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<StartedJob> => {
  const { kind, name, path, dryRun, setting = {}, actor, input, check } = request;
  const { chunkMs = application.connection.transactionMs, onProgress } = options;
  return startJob(
    application,
    {
      kind: 'import',
      name,
      input: { kind, dryRun, ...setting, ...input },
      actor,
      ...(check && { check }),
    },
    async (job) => {
      const spec = findImportKind(kind);
      const { db } = application.connection;
      const inspected = await inspectFile(path, await withHeadings(db, kind, setting), job.signal);
      job.notes.bytes = inspected.bytes;
      const reading = await readingOf(inspected, spec.isTable ?? true);
      job.notes.reading = reading;
      const file = request.isUploaded
        ? await withSource(job, request, inspected, reading)
        : inspected;
      // Whoever says how to read the file leaves no doubt, so this holds for every caller.
      if (!dryRun && file.doubts.length > 0) throw new JobFailure('imports.errors.doubtful');
      const writer = {
        actor,
        now: application.now(),
        settings: await application.settings(),
        changeId: importChangeId(job.id),
        isHistory: true,
      };
      const run = new ImportRun(job, file, writer, { dryRun, chunkMs, name, setting });
      try {
        await spec.run(run);
        job.done = job.total;
      } finally {
        // Also after a failure: written rows stay. The file is a copy of the refused rows, which can be downloaded without it.
        await saveRejected(job, request).catch(() => undefined);
        if (!dryRun) await recordImport(job, request);
      }
    },
    onProgress ? { onProgress } : {},
  );
};
