/**
 * Deletes files that nothing has referred to for some days. A file counts as unused from its upload, or from the first
 * run that finds it so.
 */
import { and, asc, gt, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Connection, Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { DAY_MS } from '#shared/days';
import { fileUses } from './fileUses.ts';
import { deleteRemoved, findDue, markRemoved, REMOVAL_MS } from './removedRows.ts';
import type { FileStorage } from './storage.ts';

export const UNUSED_KEEP_DAYS = 7;
/** Files of one transaction. */
const STEP = 500;
/** Failures after which the storage counts as unreachable, and the rest is left to the next run. */
const MAX_FAILURES = 3;

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

interface Host {
  connection: Connection;
  now: () => number;
  files: FileStorage;
}
interface Options {
  /** Called with each failure of the storage. */
  onFailure: (error: unknown) => void;
  isStopping?: () => boolean;
}

/** Notes which of these files are used; returns those that have not been for long enough. */
const sweep = async (tx: Db, ids: readonly number[], now: number) => {
  const used = new Set<number>();
  for (const find of fileUses.parts)
    for (const { fileId } of await find(tx, { ids })) used.add(fileId);
  await markUsed(tx, { ids: [...used] });
  const unused = ids.filter((id) => !used.has(id));
  await markUnused(tx, { ids: unused, now });
  return findDue(tx, {
    ids: unused,
    unusedBefore: now - UNUSED_KEEP_DAYS * DAY_MS,
    markedBefore: now - REMOVAL_MS,
  });
};

/** Removes one file if it is still unused, and then its row. */
const removeFile = async ({ connection, now, files: storage }: Host, id: number) => {
  const row = await connection.transaction(async (tx) => {
    const [due] = await sweep(tx, [id], now());
    if (due) await markRemoved(tx, due, now());
    return due;
  });
  if (!row) return;
  for (const name of row.storedAs) await storage.remove(name);
  await connection.transaction((tx) => deleteRemoved(tx, id));
};

/** A file that the storage does not remove keeps its row, for the next run. */
export const deleteUnusedFiles = async (
  host: Host,
  { onFailure, isStopping = () => false }: Options,
) => {
  const { connection, now } = host;
  let failures = 0;
  for (let after = 0; ;) {
    const ids = (await nextIds(connection.db, { after })).map(({ id }) => id);
    if (ids.length === 0) return;
    for (const { id } of await connection.transaction((tx) => sweep(tx, ids, now()))) {
      if (isStopping() || failures >= MAX_FAILURES) return;
      await removeFile(host, id).catch((error: unknown) => {
        failures++;
        onFailure(error);
      });
    }
    after = ids.at(-1) ?? after;
  }
};
