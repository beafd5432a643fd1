/**
 * Reads a workbook off the event loop and sends one of its sheets as CSV. Plain JavaScript, so that Node runs it as a
 * thread from the sources and from the build alike.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { TooLarge, unpackedWorkbook } from './xlsxEntries.mjs';

/**
 * The library's own bundle, which needs nothing else and defines one global. Its entry for Node imports a package that
 * version 9.3 does not list among those it needs.
 */
const loadReader = async () => {
  const { resolve } = createRequire(import.meta.url);
  const folder = dirname(resolve('read-excel-file/package.json'));
  await import(pathToFileURL(join(folder, 'bundle', 'read-excel-file.min.js')).href);
  return globalThis.readXlsxFile;
};

/** From here on, a number cell has lost digits of a code. */
const MAX_EXACT = 1e15;

/** A number as it was typed: Excel keeps 15 digits. */
const numberText = (text) => {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (Math.abs(number) >= MAX_EXACT) return number.toExponential(5).toUpperCase();
  return Number(number.toPrecision(15)).toLocaleString('en', {
    useGrouping: false,
    maximumFractionDigits: 15,
  });
};

/** Dates are the wall clock of the sheet. */
const dateText = (date) => {
  const [day, time] = date.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day} ${time}`;
};

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const fromCode = (code) =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : '';
/** Version 9.3 of the library leaves the entities of XML in texts and names as they are. */
const decoded = (text) =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_, hex, whole, name) => {
      if (hex) return fromCode(Number.parseInt(hex, 16));
      return whole ? fromCode(Number(whole)) : NAMED[name.toLowerCase()];
    },
  );

const cellText = (cell) => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  return typeof cell === 'string' ? decoded(cell) : String(cell);
};

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows as CSV; an empty row is an empty line, so that rows keep their numbers. */
const toCsv = (rows) =>
  rows
    .map((row) => {
      const cells = row.map(cellText);
      const end = cells.findLastIndex((cell) => cell !== '') + 1;
      return `${cells.slice(0, end).map(quoted).join(',')}\n`;
    })
    .join('');

const { path, sheet } = workerData;
/** A sheet's name may have spaces around it that nobody types. */
const isAsked = (name) => sheet !== undefined && name.trim() === sheet.trim();
try {
  const readWorkbook = await loadReader();
  const content = new Blob(unpackedWorkbook(await readFile(path)));
  const read = await readWorkbook(content, { trim: false, parseNumber: numberText });
  const sheets = read.map(({ sheet: name, data }) => ({ sheet: decoded(name), data }));
  const chosen =
    sheets.find(({ sheet: name }) => name === sheet) ??
    sheets.find(({ sheet: name }) => isAsked(name)) ??
    sheets.find(({ data }) => data.length > 0) ??
    sheets[0];
  parentPort.postMessage({
    sheets: sheets.map(({ sheet: name, data }) => ({ name, rows: data.length })),
    sheet: chosen?.sheet ?? '',
    text: toCsv(chosen?.data ?? []),
  });
} catch (error) {
  // Texts and lists have a greatest length, too.
  const isTooLarge = error instanceof TooLarge || error instanceof RangeError;
  parentPort.postMessage({ failure: isTooLarge ? 'tooLarge' : 'unreadable' });
}
