/** Writes files so that a reader sees either the earlier content or all of the new one, whenever the process ends. */
import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Has the content of a file, or the names in a folder, reach the disk. */
export const flush = async (path: string) => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Has `write` fill a temporary file beside `path`, and calls `place` once it is on the disk. */
const writeBeside = async (
  path: string,
  write: (temporary: string) => Promise<void>,
  place: (temporary: string) => Promise<void>,
) => {
  const temporary = `${path}.${randomUUID()}.partial`;
  try {
    await write(temporary);
    await flush(temporary);
    await place(temporary);
    // The name of the file is durable only with its folder.
    await flush(dirname(path));
  } finally {
    await rm(temporary, { force: true });
  }
};

/** Creates the file or replaces it; a failure leaves the earlier file as it was. */
export const replaceFile = (path: string, write: (temporary: string) => Promise<void>) =>
  writeBeside(path, write, (temporary) => rename(temporary, path));

/** Creates the file unless it exists already: of several processes the first wins. */
export const createFile = (path: string, write: (temporary: string) => Promise<void>) =>
  writeBeside(path, write, (temporary) =>
    link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    }),
  );
