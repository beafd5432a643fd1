/** Fills a database with the demo store as a whole: one that was interrupted is taken away and made again. */
import type { Connection, Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { demoStores } from '#db/schema/platform/demoStore';
import { isEmptyStore } from './empty.ts';
import { emptyStore } from './replace.ts';

const findMark = prepared({}, (q) => q.select({ filledAt: demoStores.filledAt }).from(demoStores));
const deleteMarks = prepared({}, (q) => q.delete(demoStores));
const saveFilled = prepared({ now: demoStores.filledAt }, (q, { now }) =>
  q.update(demoStores).set({ filledAt: now }),
);

/** What the database holds: `cut` is a demo store that was not completed. */
export type Filling = 'empty' | 'cut' | 'demo' | 'store';

export const fillingOf = async (db: Db): Promise<Filling> => {
  const [mark] = await findMark(db);
  if (mark) return mark.filledAt === null ? 'cut' : 'demo';
  return (await isEmptyStore(db)) ? 'empty' : 'store';
};

/** Fills the database with what `write` writes; `replaces` takes away first what the store holds. */
export const fillStore = async <T>(
  connection: Connection,
  replaces: boolean,
  write: () => Promise<T>,
): Promise<T> => {
  await connection.transaction(async (tx) => {
    if (replaces) await emptyStore(tx);
    await deleteMarks(tx);
    await insertRows(tx, demoStores, [{ startedAt: Date.now(), filledAt: null }]);
  });
  const written = await write();
  await connection.transaction((tx) => saveFilled(tx, { now: Date.now() }));
  return written;
};
