/**
 * Deletes files that nothing has referred to for some days. A file counts as unused from its upload, or from the first
 * run that finds it so.
 */
import { and, asc, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Connection, Db } from '#db';
import { many, prepared } from '#db/prepared';
import { files } from '#db/schema/platform/files';
import { DAY_MS } from '#shared/days';
import { fileUses } from './fileUses.ts';
import { deleteRemoved, findDue, markRemoved } from './removedRows.ts';
import type { FileStorage } from './storage.ts';

const UNUSED_KEEP_DAYS = 7;
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
/** Also those found unused at an instant to come, by a clock that was ahead. */
const markUnused = prepared({ ids: many(files.id), now: files.createdAt }, (q, { ids, now }) =>
  q
    .update(files)
    .set({ unusedSince: now })
    .where(and(inArray(files.id, ids), or(isNull(files.unusedSince), gt(files.unusedSince, now)))),
);

interface Host {
  connection: Connection;
  now: () => number;
  files: FileStorage;
}
interface Options {
  /** Called with each failure of the storage. */
  onFailure: (error: unknown) => void;
  /** Runs one transaction; what it throws ends the work. `count` counts removed files. */
  page?: <T>(work: (tx: Db, count: (name: string) => void) => Promise<T>) => Promise<T>;
}

/** The storage may still hold the file. */
class NotRemoved extends Error {}

const removeStored = (storage: FileStorage, name: string) =>
  storage.remove(name).catch((cause: unknown) => {
    throw new NotRemoved('not removed', { cause });
  });

/** Notes which of these files are used; returns those that have not been for long enough. */
const sweep = async (tx: Db, ids: readonly number[], now: number) => {
  const used = new Set<number>();
  for (const find of fileUses.parts)
    for (const { fileId } of await find(tx, { ids })) used.add(fileId);
  await markUsed(tx, { ids: [...used] });
  const unused = ids.filter((id) => !used.has(id));
  await markUnused(tx, { ids: unused, now });
  return findDue(tx, { ids: unused, unusedBefore: now - UNUSED_KEEP_DAYS * DAY_MS });
};

type Page = NonNullable<Options['page']>;

/** Marks one file if it is still unused, removes it from the storage, and then deletes its row. */
const removeFile = async ({ now, files: storage }: Host, page: Page, id: number) => {
  const row = await page(async (tx) => {
    const [due] = await sweep(tx, [id], now());
    if (due) await markRemoved(tx, due, now());
    return due;
  });
  if (!row) return;
  for (const name of row.storedAs) await removeStored(storage, name);
  await page(async (tx, count) => {
    await deleteRemoved(tx, id);
    count('files');
  });
};

/**
 * Returns how many files the storage did not remove: each keeps its row, for the next run. After some of them the storage
 * counts as unreachable, and the rest is left to the next run, too.
 */
export const deleteUnusedFiles = async (host: Host, options: Options): Promise<number> => {
  const { connection, now } = host;
  const { onFailure, page = (work) => connection.transaction((tx) => work(tx, () => undefined)) } =
    options;
  let failures = 0;
  for (let after = 0; ;) {
    const ids = (await nextIds(connection.db, { after })).map(({ id }) => id);
    if (ids.length === 0) return failures;
    for (const { id } of await page((tx) => sweep(tx, ids, now()))) {
      if (failures >= MAX_FAILURES) return failures;
      await removeFile(host, page, id).catch((error: unknown) => {
        if (!(error instanceof NotRemoved)) throw error;
        failures++;
        onFailure(error.cause);
      });
    }
    after = ids.at(-1) ?? after;
  }
};
