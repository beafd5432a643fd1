/** Keeps files in a folder. */
import { writeFile, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flush, replaceFile } from './replaceFile.ts';
import type { FileStorage } from './storage.ts';

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

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

export const folderStorage = (folder: string): FileStorage => ({
  put: async (name, content) => {
    const path = join(folder, name);
    await makeFolder(dirname(path));
    await replaceFile(path, (temporary) => writeFile(temporary, content));
  },
  get: async (name) => {
    try {
      const handle = await open(join(folder, name), 'r');
      const { size } = await handle.stat();
      return { content: handle.createReadStream(), bytes: size };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  has: (name) =>
    stat(join(folder, name)).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    ),
  remove: (name) => rm(join(folder, name), { force: true }),
});
