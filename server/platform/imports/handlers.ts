/** Receives a file to import, and runs the real import after its dry run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import {
  type FileReading,
  IMPORT_KINDS,
  type ImportApply,
  type ImportKind,
  ImportQuery,
  ImportSetting,
} from '#contract/platform/imports';
import { ACTIVE_STATUSES, type Job } from '#contract/platform/jobs';
import { jobs } from '#db/schema/platform/jobs';
import { sendAs } from '../exports/send.ts';
import type { Context } from '../http/context.ts';
import { conflict, notFound } from '../http/errors.ts';
import { getRow } from '../records/records.ts';
import { ownJob } from '../jobs/handlers.ts';
import { findActiveInputs } from '../jobs/findJobs.ts';
import { toJob } from '../jobs/store.ts';
import { findImportKind } from './kinds.ts';
import { startImport } from './start.ts';
import { receiveFile } from './upload.ts';

const SETTING_KEYS = Object.keys(ImportSetting.shape);
const pick = (from: Record<string, unknown>, keys: readonly string[]) =>
  Object.fromEntries(keys.flatMap((key) => (key in from ? [[key, from[key]]] : [])));

const loadJob = async (context: Context, id: number): Promise<Job> =>
  toJob(await getRow(context.connection.db, jobs, id));

/** Stores the uploaded file and starts its dry run. */
export const upload = async (context: Context, request: Request, response: Response) => {
  const { kind, name, missing } = ImportQuery.parse(request.query);
  const { file, bytes } = await receiveFile(request, context.dataDir).catch((error: unknown) => {
    // The rest of a refused body is not read, so the connection cannot be used again.
    response.setHeader('Connection', 'close');
    throw error;
  });
  const { id } = await startImport(context, {
    kind,
    name,
    path: join(context.dataDir, file),
    dryRun: true,
    setting: { missing },
    actor: context.actor,
    input: { file, bytes },
  });
  response.status(201).json(await loadJob(context, id));
};

/** The dry run with its file and the setting with which it read it. */
const loadPreview = async (context: Context, id: string | undefined) => {
  const preview = await ownJob(context, id);
  const { kind, file, bytes, dryRun, reading, ...input } = preview.input;
  if (preview.kind !== 'import' || typeof file !== 'string') throw notFound();
  if (dryRun !== true || ACTIVE_STATUSES.includes(preview.status))
    throw conflict('imports.errors.notReady');
  const path = join(context.dataDir, file);
  if (!existsSync(path)) throw conflict('imports.errors.fileGone');
  const { data: setting = {} } = ImportSetting.safeParse(pick(input, SETTING_KEYS));
  const read = reading as FileReading | undefined;
  return { preview, kind: kind as ImportKind, file, bytes, path, setting, reading: read };
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
  const active = await findActiveInputs(context.db, { kind: 'import' });
  if (active.some(({ input }) => input.file === file)) throw conflict('imports.errors.underWay');
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
