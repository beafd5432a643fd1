/**
 * Unpacks what is read of a workbook, within limits that hold whatever its archive says. Plain JavaScript for the thread
 * that reads workbooks.
 */
import { crc32, inflateRawSync } from 'node:zlib';

export class TooLarge extends Error {}

/** Limits of the whole workbook: unpacked bytes, cells with a content, and places of cells up to the farthest one. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const MAX_CELLS = 2_000_000;
const MAX_PLACES = 10_000_000;

const END = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const NAMES_IN_UTF8 = 0x0800;

/** The entries of an archive as they are packed. */
function* entriesOf(archive) {
  const end = archive.lastIndexOf(END);
  if (end < 0) throw new Error('The archive has no end');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('The archive is damaged');
    const nameBytes = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    yield {
      name: archive.toString('utf8', at + 46, at + 46 + nameBytes),
      method: archive.readUInt16LE(at + 10),
      packed: archive.subarray(start, start + archive.readUInt32LE(at + 20)),
    };
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

const unpack = ({ method, packed }, most) => {
  if (method !== STORED && method !== DEFLATED) throw new Error('Unknown method of packing');
  if (method === STORED && packed.length > most) throw new TooLarge();
  if (method === STORED) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw error.code === 'ERR_BUFFER_TOO_LARGE' ? new TooLarge() : error;
  }
};

const CELL = /<(?:[\w-]+:)?c\s([^>]*)>/g;
const ADDRESS = /\br=["']([A-Z]+)(\d+)["']/;
const DIMENSION = /<(?:[\w-]+:)?dimension\b[^>]*>/g;
const SHEET_END = /<\/((?:[\w-]+:)?)worksheet\s*>/;

const columnNumber = (letters) => {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
};

/** How many cells of a sheet have a content, and the farthest row and column of one. */
const measure = (xml) => {
  const found = { cells: 0, row: 1, column: 1 };
  for (const [, attributes] of xml.matchAll(CELL)) {
    // A cell that only has a format is empty.
    if (attributes.endsWith('/')) continue;
    const [, letters = 'A', digits = '1'] = ADDRESS.exec(attributes) ?? [];
    found.cells++;
    found.row = Math.max(found.row, Number(digits));
    found.column = Math.max(found.column, columnNumber(letters));
    if (found.cells > MAX_CELLS || found.row * found.column > MAX_PLACES) throw new TooLarge();
  }
  return found;
};

const lettersOf = (column) =>
  column === 0
    ? ''
    : lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26));

/** The sheet with the dimension that its cells have, because the library reads no cell beyond the one that it states. */
const withDimension = (xml, { row, column }) =>
  xml
    .replace(DIMENSION, '')
    .replace(
      SHEET_END,
      (tag, prefix) => `<${prefix}dimension ref="A1:${lettersOf(column)}${row}"/>${tag}`,
    );

/** An archive in which nothing is packed. */
const storedArchive = (entries) => {
  const parts = [];
  const contents = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(NAMES_IN_UTF8, 2);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(content.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL);
    const entry = Buffer.alloc(6);
    entry.writeUInt32LE(ENTRY);
    entry.writeUInt16LE(20, 4);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    parts.push(local, fields, nameBytes, content);
    contents.push(entry, fields, place, nameBytes);
    offset += 30 + nameBytes.length + content.length;
  }
  const directory = Buffer.concat(contents);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return [...parts, directory, end];
};

/** The parts of an archive with what is read of a workbook. Throws TooLarge for more than one may hold. */
export const unpackedWorkbook = (archive) => {
  const entries = [];
  const sum = { bytes: 0, cells: 0, places: 0 };
  for (const entry of entriesOf(archive)) {
    if (!/\.xml(\.rels)?$/.test(entry.name)) continue;
    let content = unpack(entry, MAX_UNPACKED - sum.bytes);
    sum.bytes += content.length;
    if (content.includes('sheetData')) {
      const xml = content.toString('latin1');
      const found = measure(xml);
      sum.cells += found.cells;
      sum.places += found.row * found.column;
      if (sum.cells > MAX_CELLS || sum.places > MAX_PLACES) throw new TooLarge();
      content = Buffer.from(withDimension(xml, found), 'latin1');
    }
    entries.push({ name: entry.name, content });
  }
  return storedArchive(entries);
};
