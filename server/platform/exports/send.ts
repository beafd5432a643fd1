/**
 * Sends a text file in pieces, no faster than the client receives it, and lets other requests run between the pieces.
 */
import { once } from 'node:events';
import { setImmediate as nextTick } from 'node:timers/promises';
import type { Response } from 'express';
import { type ExportCell, type ExportRows, textOfCell } from './cells.ts';
import { BYTE_ORDER_MARK, csvLine, type CsvValue } from './csvWriter.ts';

/** A file name that is valid on all systems. */
const safeName = (name: string) =>
  name.replace(/[^\p{L}\p{N} ._-]+/gu, '_').slice(0, 150) || 'file';

export const sendAs = (response: Response, name: string, type = 'text/csv; charset=utf-8') => {
  const safe = safeName(name);
  const ascii = safe.replace(/[^\x20-\x7e]/g, '_');
  response.setHeader('Content-Type', type);
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe)}`,
  );
  response.setHeader('Cache-Control', 'no-store');
};

const csvValue = (cell: ExportCell): CsvValue => {
  const text = textOfCell(cell);
  return cell !== null && typeof cell === 'object' && 'rate' in cell ? { safe: text ?? '' } : text;
};

/** Rows as pieces of CSV. */
export async function* csvPieces(rows: ExportRows): AsyncGenerator<string> {
  for await (const piece of rows) yield piece.map((row) => csvLine(row.map(csvValue))).join('');
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const sendWorkbook = (response: Response, name: string, bytes: Uint8Array) => {
  sendAs(response, name, WORKBOOK);
  response.end(bytes);
};

/** Resolves when the client has received enough, or has gone; no listener stays behind. */
const drained = async (response: Response) => {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([once(response, 'drain', { signal }), once(response, 'close', { signal })]);
  } finally {
    settled.abort();
  }
};

/** Streams pieces of CSV as a download; stops when the connection is closed. */
export const sendCsv = async (response: Response, name: string, pieces: AsyncIterable<string>) => {
  sendAs(response, name);
  response.write(BYTE_ORDER_MARK);
  for await (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await drained(response);
    await nextTick();
  }
  response.end();
};
