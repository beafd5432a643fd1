/** Writes orders and measures the time; bundled with the console's upkeep, with plain upkeep and without upkeep. */
// Composes the domains, as a server does.
import '#server/app';
import { SYSTEM } from '#contract/platform/activities';
import { type Connection, connect } from '#db';
import { readSettings } from '#server/platform/settings/read';
import { writeUpkeepOrders } from './upkeepStore.ts';

export interface UpkeepWriter {
  /** Writes these orders in one transaction and returns its milliseconds. */
  write: (from: number, count: number) => Promise<number>;
  close: Connection['close'];
}

export const openUpkeepWriter = async (url: string): Promise<UpkeepWriter> => {
  const connection = connect(url);
  const writer = { actor: SYSTEM, now: Date.now(), settings: await readSettings(connection.db) };
  return {
    write: (from, count) => writeUpkeepOrders(connection, writer, from, count),
    close: () => connection.close(),
  };
};
