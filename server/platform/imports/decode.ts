/** Decodes uploaded files as text: compressed or not, in the encodings that spreadsheets write, or from a workbook. */
import { open, stat } from 'node:fs/promises';
import type { Doubt, Encoding, ImportSetting } from '#contract/platform/imports';
import { encodingOf, startsWith } from './encoding.ts';
import { withNewlines } from './lineEnds.ts';
import { piecesOf } from './pieces.ts';
import { NotText } from './notText.ts';
import { openWorkbook, type Workbook } from './workbook.ts';

export interface TextFile {
  path: string;
  /** Size on disk. */
  bytes: number;
  gzip: boolean;
  encoding: Encoding;
  /** What was guessed. */
  doubts: readonly Doubt[];
  workbook: Workbook | null;
  /** What its columns mean; see ImportSetting. */
  columns: Readonly<Record<string, string>>;
}

const readMagic = async (path: string): Promise<Buffer> => {
  const handle = await open(path);
  const magic = Buffer.alloc(4);
  await handle.read(magic, 0, 4, 0).finally(() => handle.close());
  return magic;
};

/** Detects what kind of file it is, and how it is written unless that is said. */
export const inspect = async (
  path: string,
  { encoding, sheet, columns = {} }: Pick<ImportSetting, 'encoding' | 'sheet' | 'columns'> = {},
  signal?: AbortSignal,
): Promise<TextFile> => {
  const { size: bytes } = await stat(path);
  const magic = await readMagic(path);
  if (startsWith(magic, 0xd0, 0xcf, 0x11, 0xe0)) throw new NotText('imports.errors.workbook');
  if (startsWith(magic, 0x50, 0x4b, 0x03, 0x04)) {
    const workbook = await openWorkbook(path, bytes, { sheet, signal });
    const doubts: Doubt[] = workbook.isSure ? [] : ['sheet'];
    return { path, bytes, gzip: false, encoding: 'utf-8', doubts, workbook, columns };
  }
  const gzip = startsWith(magic, 0x1f, 0x8b);
  const guess = encoding ? { encoding, isSure: true } : await encodingOf(path, gzip, signal);
  const doubts: Doubt[] = guess.isSure ? [] : ['encoding'];
  return { path, bytes, gzip, encoding: guess.encoding, doubts, workbook: null, columns };
};

/** The text of an inspected file in pieces, without its byte-order mark, with newlines as line ends. */
export const textOf = (file: TextFile, onRead?: (bytes: number) => void): AsyncGenerator<string> =>
  file.workbook ? sheetText(file, file.workbook, onRead) : withNewlines(decoded(file, onRead));

/** Characters of a sheet that are passed on together. */
const PIECE = 128 * 1024;

async function* sheetText(
  { bytes }: TextFile,
  { text }: Workbook,
  onRead?: (bytes: number) => void,
): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += PIECE) {
    onRead?.(Math.round((bytes * Math.min(text.length, from + PIECE)) / text.length));
    yield text.slice(from, from + PIECE);
  }
}

async function* decoded(file: TextFile, onRead?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding);
  for await (const piece of piecesOf(file.path, file.gzip, onRead))
    yield decoder.decode(piece, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}
