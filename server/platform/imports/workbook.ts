/** Reads a sheet of an .xlsx workbook as CSV. */
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { NotText } from './notText.ts';

export interface Workbook {
  sheets: { name: string; rows: number }[];
  /** The sheet that is read. */
  sheet: string;
  /** Its rows as CSV with commas; a row is one line of the sheet, however many lines its cells have. */
  text: string;
  /** Whether the sheet was chosen, or is the only one with rows. */
  isSure: boolean;
}

/** Workbooks are read as a whole; larger tables come as CSV. Bytes in the file and unpacked. */
const MAX_BYTES = 50 * 1024 * 1024;
const MAX_UNPACKED = 600 * 1024 * 1024;

const ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
const SIZE_AT = 24;

/** The unpacked size that the archive's own table of contents gives. */
const unpackedBytes = async (path: string, bytes: number): Promise<number> => {
  const handle = await open(path);
  const content = Buffer.alloc(bytes);
  await handle.read(content, 0, bytes, 0).finally(() => handle.close());
  let sum = 0;
  for (let at = content.indexOf(ENTRY); at >= 0; at = content.indexOf(ENTRY, at + SIZE_AT))
    if (at + SIZE_AT + 4 <= bytes) sum += content.readUInt32LE(at + SIZE_AT);
  return sum;
};

type Read = Omit<Workbook, 'isSure'> | null;

const readInThread = (path: string, sheet: string | undefined): Promise<Read> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('./workbookWorker.mjs', import.meta.url), {
      workerData: { path, sheet },
    });
    worker.on('message', resolve);
    worker.on('error', () => resolve(null));
    worker.on('exit', () => resolve(null));
  });

export const openWorkbook = async (
  path: string,
  bytes: number,
  sheet?: string,
): Promise<Workbook> => {
  if (bytes > MAX_BYTES || (await unpackedBytes(path, bytes)) > MAX_UNPACKED)
    throw new NotText('imports.errors.hugeWorkbook');
  const read = await readInThread(path, sheet);
  if (!read || read.sheets.length === 0) throw new NotText('imports.errors.workbook');
  const filled = read.sheets.filter(({ rows }) => rows > 0);
  return { ...read, isSure: read.sheet === sheet || filled.length <= 1 };
};
