import type { Connection } from '#db';
import { Hook } from '#shared/hook';

/** Rows that every store has from its first start; each domain inserts its own where they are missing, and brings up to date what a migration left. */
export const defaults = new Hook<(connection: Connection) => Promise<unknown>>('defaults');

export const ensureDefaults = async (connection: Connection): Promise<void> => {
  for (const write of defaults.parts) await write(connection);
};
