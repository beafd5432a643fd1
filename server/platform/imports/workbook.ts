/** Reads a sheet of an .xlsx workbook as CSV. */
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

/** Workbooks are read as a whole; larger tables come as CSV. How much one may hold unpacked: `xlsxEntries.mjs`. */
const MAX_BYTES = 50 * 1024 * 1024;
/** What reading one may need, and how many are read at a time. */
const MAX_HEAP_MB = 1024;
const TIMEOUT_MS = 180_000;
const READ = 2;
const slots = new Slots(READ, Infinity, busy);

type Read = Omit<Workbook, 'isSure'>;

const unreadable = () => new NotText('imports.errors.workbook');
const huge = () => new NotText('imports.errors.hugeWorkbook');

const isOutOfMemory = (error: Error) =>
  (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';

interface ReadOptions {
  heapMb?: number;
  timeoutMs?: number;
  /** Ends the reading at once, with its reason as the error. */
  signal?: AbortSignal | undefined;
}

/** Rejects with NotText for what is no workbook, or takes more memory or time than one may. */
export const readInThread = (
  path: string,
  sheet?: string,
  { heapMb = MAX_HEAP_MB, timeoutMs = TIMEOUT_MS, signal }: ReadOptions = {},
): Promise<Read> =>
  new Promise<Read>((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./workbookWorker.mjs', import.meta.url), {
      workerData: { path, sheet },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const end = (error: unknown) => {
      reject(error);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(huge()), timeoutMs);
    const onAbort = () => end(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (read: Read | { failure: 'tooLarge' | 'unreadable' }) => {
      if (!('failure' in read)) resolve(read);
      else reject(read.failure === 'tooLarge' ? huge() : unreadable());
    });
    worker.on('error', (error) => reject(isOutOfMemory(error) ? huge() : unreadable()));
    worker.on('exit', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      reject(unreadable());
    });
  });

/** The result of `work`; rejects with the reason of the signal while it waits for its turn. */
const inTurn = <T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    slots.run(work).then(resolve, reject);
  });

const isSheet = (name: string, asked: string) => name.trim() === asked.trim();

export const openWorkbook = async (
  path: string,
  bytes: number,
  { sheet, signal }: { sheet?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Workbook> => {
  if (bytes > MAX_BYTES) throw huge();
  const read = await inTurn(() => readInThread(path, sheet, { signal }), signal);
  if (read.sheets.length === 0) throw unreadable();
  if (sheet !== undefined && !read.sheets.some(({ name }) => isSheet(name, sheet))) {
    const sheets = read.sheets.map(({ name }) => name).join(', ');
    throw new NotText('imports.errors.unknownSheet', { sheet, sheets });
  }
  const filled = read.sheets.filter(({ rows }) => rows > 0);
  return { ...read, isSure: sheet !== undefined || filled.length <= 1 };
};
