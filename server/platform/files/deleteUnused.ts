/**
 * Deletes files that nothing has referred to for some days. A file counts as unused from its upload, or from the first
 * run that finds it so.
 */
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Connection, Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { fileUses } from './fileUses.ts';
import type { FileStorage } from './storage.ts';

export const UNUSED_KEEP_DAYS = 7;
const DAY_MS = 86_400_000;
/** Files of one transaction. */
const STEP = 500;

const nextIds = prepared({ after: files.id }, (q, { after }) =>
  q
    .select({ id: files.id })
    .from(files)
    .where(gt(files.id, after))
    .orderBy(asc(files.id))
    .limit(STEP),
);
const markUsed = prepared({ ids: many(files.id) }, (q, { ids }) =>
  q
    .update(files)
    .set({ unusedSince: null })
    .where(and(inArray(files.id, ids), isNotNull(files.unusedSince))),
);
const markUnused = prepared({ ids: many(files.id), now: files.createdAt }, (q, { ids, now }) =>
  q
    .update(files)
    .set({ unusedSince: now })
    .where(and(inArray(files.id, ids), isNull(files.unusedSince))),
);
const deleteRows = prepared(
  { ids: many(files.id), before: files.createdAt },
  (q, { ids, before }) =>
    q
      .delete(files)
      .where(and(inArray(files.id, ids), lt(files.unusedSince, before)))
      .returning({ hash: files.hash, storedAs: files.storedAs }),
);
const byHash = prepared({ hash: files.hash }, (q, { hash }) =>
  q.select({ id: files.id }).from(files).where(eq(files.hash, hash)),
);

interface Host {
  connection: Connection;
  now: () => number;
  files: FileStorage;
}

/** Marks the files of these ids as used or unused, and deletes the rows of those unused for long enough. */
const sweep = async (tx: Db, ids: readonly number[], now: number) => {
  const used = new Set<number>();
  for (const find of fileUses.parts)
    for (const { fileId } of await find(tx, { ids })) used.add(fileId);
  await markUsed(tx, { ids: [...used] });
  const unused = ids.filter((id) => !used.has(id));
  await markUnused(tx, { ids: unused, now });
  return deleteRows(tx, { ids: unused, before: now - UNUSED_KEEP_DAYS * DAY_MS });
};

export const deleteUnusedFiles = async ({ connection, now, files: storage }: Host) => {
  for (let after = 0; ;) {
    const ids = (await nextIds(connection.db, { after })).map(({ id }) => id);
    if (ids.length === 0) return;
    const deleted = await connection.transaction((tx) => sweep(tx, ids, now()));
    for (const { hash, storedAs } of deleted) {
      // Sent again meanwhile.
      if ((await byHash(connection.db, { hash })).length > 0) continue;
      for (const name of storedAs) await storage.remove(name);
    }
    after = ids.at(-1) ?? after;
  }
};
