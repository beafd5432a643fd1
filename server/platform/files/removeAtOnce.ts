/**
 * Removes files at once that nothing refers to any more: their rows are marked in the transaction of the work, and the
 * storage loses them after it. What fails there is left to the next run of `deleteUnused.ts`, which finds marked rows.
 */
import { inArray } from 'drizzle-orm';
import type { Connection, Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { fileUses } from './fileUses.ts';
import { deleteRemoved, markRemoved } from './removedRows.ts';
import type { FileStorage } from './storage.ts';

const byIds = prepared({ ids: many(files.id) }, (q, { ids }) =>
  q
    .select({ id: files.id, hash: files.hash, storedAs: files.storedAs })
    .from(files)
    .where(inArray(files.id, ids)),
);

export interface RemovedFile {
  id: number;
  storedAs: readonly string[];
}

/** Those of these files that were marked, because no record of any domain refers to them. */
export const markUnusedRemoved = async (
  tx: Db,
  ids: readonly number[],
  now: number,
): Promise<RemovedFile[]> => {
  if (ids.length === 0) return [];
  const used = new Set<number>();
  for (const find of fileUses.parts)
    for (const { fileId } of await find(tx, { ids })) used.add(fileId);
  const removed = (await byIds(tx, { ids })).filter(({ id }) => !used.has(id));
  for (const file of removed) await markRemoved(tx, file, now);
  return removed;
};

const isRemoved = async (storage: FileStorage, { storedAs }: RemovedFile): Promise<boolean> => {
  const ends = await Promise.allSettled(storedAs.map((name) => storage.remove(name)));
  return ends.every(({ status }) => status === 'fulfilled');
};

export const removeMarked = async (
  { connection, files: storage }: { connection: Connection; files: FileStorage },
  removed: readonly RemovedFile[],
): Promise<void> => {
  for (const file of removed)
    if (await isRemoved(storage, file))
      await connection.transaction((tx) => deleteRemoved(tx, file.id));
};
