/** Receives a file to import, and runs the real import after its dry run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { can, rolesThatCan } from '#contract/platform/access';
import {
  type FileReading,
  grantOfKind,
  IMPORT_KINDS,
  type ImportApply,
  type ImportKind,
  ImportQuery,
  ImportSetting,
} from '#contract/platform/imports';
import type { MendedRows } from '#contract/platform/imports/mending';
import { ACTIVE_STATUSES, type Job } from '#contract/platform/jobs';
import { jobs } from '#db/schema/platform/jobs';
import { sendAs } from '../exports/send.ts';
import type { Context } from '../http/context.ts';
import { message } from '#shared/fields';
import { conflict, forbidden, HttpError, invalid, notFound } from '../http/errors.ts';
import { getRow } from '../records/records.ts';
import { ownJob } from '../jobs/handlers.ts';
import { toJob } from '../jobs/store.ts';
import { listColumns, withHeadings } from './columnMeanings.ts';
import { inspect } from './decode.ts';
import { findImportKind } from './kinds.ts';
import { notRefused, refusedPart, storeFile, wholeFile } from './mend.ts';
import { fileColumns } from './fileColumns.ts';
import { rememberedColumns } from './rememberedColumns.ts';
import { refuseRepeated } from './refuseRepeated.ts';
import { startImport } from './start.ts';
import { receiveFile } from './upload.ts';

const SETTING_KEYS = Object.keys(ImportSetting.shape);
const pick = (from: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (key in from ? [[key, from[key]]] : [])));

const loadJob = async (context: Context, id: number): Promise<Job> =>
  toJob(await getRow(context.connection.db, jobs, id));

/** Who may import some kinds only is told who may import this one. */
const checkKind = ({ role }: Context, kind: ImportKind) => {
  const grant = grantOfKind(kind);
  if (role !== null && !can(role, ...grant)) throw forbidden(rolesThatCan(...grant));
};

/** Stores the uploaded file and starts its dry run. */
export const upload = async (context: Context, request: Request, response: Response) => {
  const { kind, name, missing } = ImportQuery.parse(request.query);
  checkKind(context, kind);
  const { file, bytes } = await receiveFile(request, context.dataDir).catch((error: unknown) => {
    // The rest of a refused body is not read, so the connection cannot be used again.
    if (error instanceof HttpError) response.setHeader('Connection', 'close');
    throw error;
  });
  const { id } = await startImport(context, {
    kind,
    name,
    path: join(context.dataDir, file),
    dryRun: true,
    setting: {
      missing,
      ...(await rememberedColumns(context.db, kind, await listColumns(context.db, kind))),
    },
    actor: context.actor,
    input: { file, bytes },
    isUploaded: true,
  });
  response.status(201).json(await loadJob(context, id));
};

/** A run that has ended, with its file and the setting with which it read it. */
const loadRun = async (context: Context, id: string | undefined) => {
  const job = await ownJob(context, id);
  const { kind, file, bytes, dryRun, reading, ...input } = job.input;
  if (job.kind !== 'import' || typeof file !== 'string') throw notFound();
  checkKind(context, kind as ImportKind);
  if (ACTIVE_STATUSES.includes(job.status)) throw conflict('imports.errors.notReady');
  const path = join(context.dataDir, file);
  if (!existsSync(path)) throw conflict('imports.errors.fileGone');
  const { data: setting = {} } = ImportSetting.safeParse(pick(input, SETTING_KEYS));
  return {
    job,
    kind: kind as ImportKind,
    file,
    bytes,
    path,
    setting,
    dryRun: dryRun === true,
    reading: reading as FileReading | undefined,
  };
};

const loadPreview = async (context: Context, id: string | undefined) => {
  const { job: preview, dryRun, ...run } = await loadRun(context, id);
  if (!dryRun) throw conflict('imports.errors.notReady');
  return { preview, ...run };
};

/** Another dry run with mended rows: of the whole file where nothing was saved yet, otherwise of the refused rows. */
export const mendRows = async (
  context: Context,
  id: string | undefined,
  { rows }: z.infer<typeof MendedRows>,
): Promise<Job> => {
  const run = await loadRun(context, id);
  const { job, kind, path, setting } = run;
  if (findImportKind(kind).isTable === false) throw conflict('imports.errors.noTable');
  const mended = new Map(rows.map(({ line, cells }) => [line, cells]));
  const [unknown] = await notRefused(context.db, job.id, mended);
  if (unknown !== undefined)
    throw invalid({ rows: message('imports.errors.notRefused', { line: unknown }) });
  const text = run.dryRun
    ? wholeFile(await inspect(path, await withHeadings(context.db, kind, setting)), mended)
    : refusedPart(context.db, job.id, fileColumns(job.input).headings, mended);
  const stored = await storeFile(context.dataDir, text);
  const started = await startImport(context, {
    kind,
    name: job.name,
    path: join(context.dataDir, stored.file),
    dryRun: true,
    // The new file is written as the console writes its own, with the columns of the other one.
    setting: { ...setting, encoding: undefined, sheet: undefined },
    actor: context.actor,
    input: stored,
  });
  return loadJob(context, started.id);
};

/** Another dry run of the same file, which is read or imported in another way. */
export const repeatDryRun = async (
  context: Context,
  id: string | undefined,
  changed: ImportSetting,
): Promise<Job> => {
  const { preview, kind, file, bytes, path, setting } = await loadPreview(context, id);
  const started = await startImport(context, {
    kind,
    name: preview.name,
    path,
    dryRun: true,
    setting: { ...setting, ...changed },
    actor: context.actor,
    input: { file, bytes },
  });
  return loadJob(context, started.id);
};

/** Imports the file of a finished dry run, as the dry run read it. */
export const apply = async (
  context: Context,
  id: string | undefined,
  { isReadRight }: z.infer<typeof ImportApply>,
): Promise<Job> => {
  const { preview, kind, file, bytes, path, setting, reading } = await loadPreview(context, id);
  if (preview.status !== 'done') throw conflict('imports.errors.notReady');
  if (reading && reading.doubts.length > 0 && !isReadRight)
    throw conflict('imports.errors.doubtful');
  const started = await startImport(context, {
    kind,
    name: preview.name,
    path,
    dryRun: false,
    setting: {
      ...setting,
      ...(reading?.encoding && { encoding: reading.encoding }),
      ...(reading?.sheet && { sheet: reading.sheet }),
    },
    actor: context.actor,
    input: { file, bytes, previewOf: preview.id },
    check: (tx) => refuseRepeated(tx, { file, previewId: preview.id }),
  });
  return loadJob(context, started.id);
};

export const sendSample = async (_context: Context, request: Request, response: Response) => {
  const kind = IMPORT_KINDS.find((one) => one === request.params.kind);
  if (!kind) throw notFound();
  const { name, text } = findImportKind(kind).sample;
  sendAs(response, name, 'text/plain; charset=utf-8');
  response.send(text);
};
