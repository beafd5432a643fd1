/** Detects the encoding of a text file. */
import { piecesOf } from './pieces.ts';
import { NotText } from './notText.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export const startsWith = (bytes: Buffer, ...magic: number[]) =>
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

export const encodingOf = async (path: string, gzip: boolean): Promise<Encoding> => {
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
