/**
 * Rows whose files are being removed from the storage. A row is marked before its files are removed and deleted after
 * that, so that a failure leaves a row by which the next run finds the rest. While it is marked its hash is another one:
 * nobody can refer to it.
 */
import { and, eq, inArray, like, lt, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';

const MARK = 'removed:';

/** How long a removal may take, in milliseconds; after that the row may be taken back. */
const REMOVAL_MS = 300_000;

const FOUND = { id: files.id, hash: files.hash, unusedSince: files.unusedSince };

/**
 * Which of these rows are due: unused since before an instant, or marked by an attempt that ended early. Only one server at
 * a time removes files.
 */
export const findDue = prepared(
  { ids: many(files.id), unusedBefore: files.createdAt },
  (q, { ids, unusedBefore }) =>
    q
      .select({ ...FOUND, storedAs: files.storedAs })
      .from(files)
      .where(
        and(
          inArray(files.id, ids),
          or(lt(files.unusedSince, unusedBefore), like(files.hash, `${MARK}%`)),
        ),
      ),
);
const setHash = prepared(
  { id: files.id, hash: files.hash, now: files.createdAt },
  (q, { id, hash, now }) => q.update(files).set({ hash, unusedSince: now }).where(eq(files.id, id)),
);
const byHash = prepared({ hash: files.hash }, (q, { hash }) =>
  q.select(FOUND).from(files).where(eq(files.hash, hash)),
);
const deleteMarked = prepared({ id: files.id }, (q, { id }) =>
  q.delete(files).where(and(eq(files.id, id), like(files.hash, `${MARK}%`))),
);

/** Marks a row; nobody finds it by its hash any more. */
export const markRemoved = (tx: Db, { id, hash }: { id: number; hash: string }, now: number) =>
  setHash(tx, { id, hash: MARK + hash.replace(MARK, ''), now });

/** Deletes a marked row, once its files are removed. */
export const deleteRemoved = (tx: Db, id: number) => deleteMarked(tx, { id });

/**
 * For a file that is sent again. `underWay`: its files are being removed right now; else a row that was left marked is
 * one as before, whose files have to be stored again.
 */
export const takeBack = async (tx: Db, hash: string, now: number): Promise<'underWay' | 'free'> => {
  const [row] = await byHash(tx, { hash: MARK + hash });
  if (!row) return 'free';
  if ((row.unusedSince ?? 0) > now - REMOVAL_MS) return 'underWay';
  await setHash(tx, { id: row.id, hash, now });
  return 'free';
};
