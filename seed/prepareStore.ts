/**
 * What a start writes into a migrated database: rows that every store has, search entries that are missing, and the demo
 * store if it is wanted.
 */
import type { Connection } from '#db';
import { fillingOf, fillStore } from './fill.ts';
import { reindexMissing } from '#server/platform/backup/reindexMissing';
import { ensureDefaults } from '#server/platform/defaults/ensureDefaults';

export interface Preparation {
  wantsDemo: boolean;
  /** Writes the demo store into an empty database. */
  writeDemo: (connection: Connection) => Promise<unknown>;
}

/** By default except in production, and one that was interrupted again. Returns whether the database holds the demo store. */
const fillDemoStore = async (
  connection: Connection,
  { wantsDemo, writeDemo }: Preparation,
): Promise<boolean> => {
  const filling = await fillingOf(connection.db);
  if (!wantsDemo) {
    if (filling === 'cut')
      throw new Error('the demo store in this database is incomplete; npm run db:reset empties it');
    return false;
  }
  if (filling === 'store' || filling === 'demo') return filling === 'demo';
  await fillStore(connection, filling === 'cut', () => writeDemo(connection));
  return true;
};

/**
 * Prepares the database for the first start; later starts find nothing to do. Of servers that start at the same time one
 * does it while the others wait. Returns whether the database holds the demo store; throws if it holds an incomplete one
 * and none is wanted.
 */
export const prepareStore = (connection: Connection, preparation: Preparation): Promise<boolean> =>
  connection.exclusively(async () => {
    await ensureDefaults(connection);
    // After a change of their form.
    await reindexMissing(connection);
    return fillDemoStore(connection, preparation);
  });
