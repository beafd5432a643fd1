/** Writes an uploaded file to disk. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request } from 'express';
import { MAX_IMPORT_BYTES } from '#contract/platform/imports';
import { HttpError, invalid } from '../http/errors.ts';

const tooLarge = () => new HttpError(413, 'errors.tooLarge');

/** Passes bytes on and counts them; fails above the limit. */
class ByteCounter extends Transform {
  bytes = 0;
  constructor(readonly limit: number) {
    super();
  }
  override _transform(
    piece: Buffer,
    _encoding: string,
    done: (error?: Error | null, piece?: Buffer) => void,
  ) {
    this.bytes += piece.length;
    if (this.bytes > this.limit) done(tooLarge());
    else done(null, piece);
  }
}

/**
 * Writes the request's body to a file; returns its path relative to the data folder. Refuses an empty or too large
 * body.
 */
export const receiveFile = async (
  request: Request,
  dataDir: string,
  limit = MAX_IMPORT_BYTES,
): Promise<{ file: string; bytes: number }> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const file = join('imports', randomUUID());
  const path = join(dataDir, file);
  await mkdir(join(dataDir, 'imports'), { recursive: true });
  const counter = new ByteCounter(limit);
  try {
    await pipeline(request, counter, createWriteStream(path));
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof HttpError) throw error;
    // The connection was closed, so no client receives this response.
    throw new HttpError(400, 'errors.malformed');
  }
  if (counter.bytes === 0) {
    await rm(path, { force: true });
    throw invalid({ file: 'imports.errors.empty' });
  }
  return { file, bytes: counter.bytes };
};
