/** An exported list as a workbook. */
import { Worker } from 'node:worker_threads';
import { MAX_WORKBOOK_ROWS } from './rules.ts';
import { message } from '#shared/fields';
import { busy, invalid } from '../http/errors.ts';
import { Slots } from '../http/slots.ts';
import type { ExportRows } from './cells.ts';
import { type WorkbookCell, workbookCell } from './workbookCells.ts';

/** Made at a time, each with all its rows in memory, and waiting for that. */
const MADE = 2;
const WAITING = 20;
const slots = new Slots(MADE, WAITING, busy);

const collect = async (pieces: ExportRows): Promise<WorkbookCell[][]> => {
  const rows: WorkbookCell[][] = [];
  for await (const piece of pieces) {
    for (const row of piece) rows.push(row.map(workbookCell));
    // The header is none of them.
    if (rows.length > MAX_WORKBOOK_ROWS + 1)
      throw invalid({ format: message('errors.tooManyRows', { max: MAX_WORKBOOK_ROWS }) });
  }
  return rows;
};

const writeInThread = (rows: WorkbookCell[][], sheet: string): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbookWriter.mjs', import.meta.url), {
      workerData: { rows, sheet },
    });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The workbook was not written')));
  });

/** The bytes of a workbook with one sheet. A workbook is made as a whole, so longer lists are refused. */
export const toWorkbook = (pieces: ExportRows, sheet: string): Promise<Uint8Array> =>
  slots.run(async () => writeInThread(await collect(pieces), sheet));
