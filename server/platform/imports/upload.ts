/** Writes an uploaded file to disk. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Request } from 'express';
import { MAX_IMPORT_BYTES } from '#contract/platform/imports';
import { message } from '#shared/fields';
import { writeWhole } from '../files/writeWhole.ts';
import { HttpError, invalid } from '../http/errors.ts';

const MEGABYTE = 1024 * 1024;
const tooLarge = (limit: number) => {
  const key = message('imports.errors.tooLarge', { max: Math.floor(limit / MEGABYTE) });
  return new HttpError(413, key, { errors: { file: key } });
};

/** Without closing the connection where they are not read to their end: the response still goes over it. */
const partsOf = (request: Request): AsyncIterable<Buffer> =>
  request.iterator({ destroyOnReturn: false });

/** The body in parts. Throws at an empty one and above the limit. */
async function* checkedParts(request: Request, limit: number, onPart: (bytes: number) => void) {
  let bytes = 0;
  try {
    for await (const part of partsOf(request)) {
      bytes += part.length;
      if (bytes > limit) throw tooLarge(limit);
      onPart(part.length);
      yield part;
    }
  } catch (error) {
    // Otherwise the connection was closed, so no client receives this response.
    throw error instanceof HttpError ? error : new HttpError(400, 'errors.malformed');
  }
  if (bytes === 0) throw invalid({ file: 'imports.errors.empty' });
}

/**
 * Writes the request's body to a file; returns its path relative to the data folder. Refuses an empty or too large
 * body. What the disk refuses is rejected with its own error.
 */
export const receiveFile = async (
  request: Request,
  dataDir: string,
  limit = MAX_IMPORT_BYTES,
): Promise<{ file: string; bytes: number }> => {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(limit);
  const file = join('imports', randomUUID());
  let bytes = 0;
  const parts = checkedParts(request, limit, (count) => (bytes += count));
  try {
    await writeWhole(join(dataDir, file), parts);
  } catch (error) {
    // A client that is still sending reads the response only afterwards.
    if (!(error instanceof HttpError)) request.resume();
    throw error;
  }
  return { file, bytes };
};
