/** Keeps files in a folder. */
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStorage } from './storage.ts';
import { writeWhole } from './writeWhole.ts';

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

export const folderStorage = (folder: string): FileStorage => ({
  put: (name, content) => writeWhole(join(folder, name), content),
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
