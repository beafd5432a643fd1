/** Reads a sheet of an .xlsx workbook as CSV. */
import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { busy } from '../http/errors.ts';
import { Slots } from '../http/slots.ts';
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
/** What reading one may need, whatever sizes its archive names, and how many are read at a time. */
const MAX_HEAP_MB = 1024;
const TIMEOUT_MS = 180_000;
const READ = 2;
const slots = new Slots(READ, Infinity, busy);

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

type Read = Omit<Workbook, 'isSure'>;

const unreadable = () => new NotText('imports.errors.workbook');
const huge = () => new NotText('imports.errors.hugeWorkbook');

const isOutOfMemory = (error: Error) =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Rejects with NotText for what is no workbook, or takes more memory or time than one may. */
export const readInThread = (
  path: string,
  sheet?: string,
  { heapMb = MAX_HEAP_MB, timeoutMs = TIMEOUT_MS } = {},
): Promise<Read> =>
  new Promise<Read>((resolve, reject) => {
    const worker = new Worker(new URL('./workbookWorker.mjs', import.meta.url), {
      workerData: { path, sheet },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const timer = setTimeout(() => {
      reject(huge());
      void worker.terminate();
    }, timeoutMs);
    worker.on('message', (read: Read | null) => (read ? resolve(read) : reject(unreadable())));
    worker.on('error', (error) => reject(isOutOfMemory(error) ? huge() : unreadable()));
    worker.on('exit', () => {
      clearTimeout(timer);
      reject(unreadable());
    });
  });

const isSheet = (name: string, asked: string) => name.trim() === asked.trim();

export const openWorkbook = async (
  path: string,
  bytes: number,
  sheet?: string,
): Promise<Workbook> => {
  if (bytes > MAX_BYTES || (await unpackedBytes(path, bytes)) > MAX_UNPACKED) throw huge();
  const read = await slots.run(() => readInThread(path, sheet));
  if (read.sheets.length === 0) throw unreadable();
  if (sheet !== undefined && !read.sheets.some(({ name }) => isSheet(name, sheet))) {
    const sheets = read.sheets.map(({ name }) => name).join(', ');
    throw new NotText('imports.errors.unknownSheet', { sheet, sheets });
  }
  const filled = read.sheets.filter(({ rows }) => rows > 0);
  return { ...read, isSure: sheet !== undefined || filled.length <= 1 };
};
