/** The one way in which the server writes files of its data folder: whole and durably, or not at all. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flush, replaceFile } from './replaceFile.ts';

/** Creates a folder durably: its entry in each folder above that is new, and in the first that is not. */
const makeFolder = async (folder: string) => {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  const top = dirname(first);
  for (let above = dirname(folder); ; above = dirname(above)) {
    await flush(above);
    if (above === top || above === dirname(above)) return;
  }
};

/** `mode` is that of a file that not everybody on the machine may read. Rejects where the disk is full. */
export const writeWhole = async (
  path: string,
  content: string | Buffer | AsyncIterable<string | Buffer>,
  mode?: number,
): Promise<void> => {
  await makeFolder(dirname(path));
  await replaceFile(path, (temporary) =>
    writeFile(temporary, content, mode === undefined ? {} : { mode }),
  );
};
