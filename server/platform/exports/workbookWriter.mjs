/**
 * Writes a workbook of one sheet off the event loop and sends its bytes. Plain JavaScript, so that Node runs it as a
 * thread from the sources and from the build alike.
 */
import { parentPort, workerData } from 'node:worker_threads';
import writeWorkbook from 'write-excel-file/node';

const cellOf = (value) => {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'string') return { value, type: String };
  if ('share' in value) return { value: value.share, type: Number, format: '0.00%' };
  const format = value.hasTime ? 'yyyy-mm-dd hh:mm:ss' : 'yyyy-mm-dd';
  return { value: new Date(value.at), type: Date, format };
};

const [header, ...rows] = workerData.rows;
const data = [
  header.map((value) => ({ value, type: String, fontWeight: 'bold' })),
  ...rows.map((row) => row.map(cellOf)),
];
const bytes = await writeWorkbook(data, { sheet: workerData.sheet, stickyRowsCount: 1 }).toBuffer();
parentPort.postMessage(new Uint8Array(bytes));
