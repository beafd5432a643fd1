/** Decodes uploaded files as text: packed or not, in the encodings that spreadsheets write. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface TextFile {
  path: string;
  /** Size on disk. */
  bytes: number;
  gzip: boolean;
  encoding: Encoding;
}

/** The file is no text: a picture, a workbook, or a damaged archive. */
export class NotText extends Error {
  constructor(
    readonly key:
      'imports.errors.notText' | 'imports.errors.brokenArchive' | 'imports.errors.workbook',
  ) {
    super(key);
  }
}

const PIECE = 128 * 1024;

/** The file's unpacked bytes in pieces; `onRead` is given the number of bytes read from disk so far. */
async function* piecesOf(
  path: string,
  gzip: boolean,
  onRead?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: PIECE });
  const source = gzip ? file.pipe(createGunzip({ chunkSize: PIECE })) : file;
  file.on('error', (error) => source.destroy(error));
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      onRead?.(file.bytesRead);
      yield piece;
    }
  } catch (error) {
    if (gzip && String((error as { code?: string }).code).startsWith('Z_'))
      throw new NotText('imports.errors.brokenArchive');
    throw error;
  } finally {
    file.destroy();
  }
}

const startsWith = (bytes: Buffer, ...magic: number[]) =>
  magic.every((byte, index) => bytes[index] === byte);

/** Whether the whole file is valid in an encoding. */
const isValid = async (path: string, gzip: boolean, encoding: Encoding): Promise<boolean> => {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const piece of piecesOf(path, gzip)) {
    if (encoding === 'utf-8' && piece.includes(0)) throw new NotText('imports.errors.notText');
    try {
      decoder.decode(piece, { stream: true });
    } catch {
      return false;
    }
  }
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
};

const encodingOf = async (path: string, gzip: boolean): Promise<Encoding> => {
  for await (const first of piecesOf(path, gzip)) {
    if (startsWith(first, 0xff, 0xfe)) return 'utf-16le';
    if (startsWith(first, 0xfe, 0xff)) return 'utf-16be';
    if (startsWith(first, 0x50, 0x4b, 0x03, 0x04) || startsWith(first, 0xd0, 0xcf, 0x11, 0xe0))
      throw new NotText('imports.errors.workbook');
    break;
  }
  if (await isValid(path, gzip, 'utf-8')) return 'utf-8';
  // Chinese spreadsheets write GB 18030 by default.
  if (await isValid(path, gzip, 'gb18030')) return 'gb18030';
  throw new NotText('imports.errors.notText');
};

/** Finds out whether a file is packed, and its encoding. */
export const inspect = async (path: string): Promise<TextFile> => {
  const { size } = await stat(path);
  const handle = await open(path);
  const magic = Buffer.alloc(2);
  await handle.read(magic, 0, 2, 0).finally(() => handle.close());
  const gzip = startsWith(magic, 0x1f, 0x8b);
  return { path, bytes: size, gzip, encoding: await encodingOf(path, gzip) };
};

/** The text of an inspected file in pieces, without its byte-order mark. */
export async function* textOf(
  file: TextFile,
  onRead?: (bytes: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(file.encoding);
  for await (const piece of piecesOf(file.path, file.gzip, onRead))
    yield decoder.decode(piece, { stream: true });
  const rest = decoder.decode();
  if (rest) yield rest;
}
