/** Reads a file in pieces and decompresses it where necessary. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { NotText } from './notText.ts';

const PIECE = 128 * 1024;

/** The file's decompressed bytes in pieces; `onRead` is called with the number of bytes read from disk so far. */
export async function* piecesOf(
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
