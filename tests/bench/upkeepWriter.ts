/** Bundled twice, with and without the upkeep of the figures: writes orders and says how long that took. */
import type { Connection } from '#db';
import type { Writer } from '#server/store/writer';
import { open } from './tasks/open.ts';
import { writeUpkeepOrders } from './upkeepStore.ts';

export interface UpkeepWriter {
  /** Milliseconds of one transaction with these orders. */
  write: (from: number, count: number) => Promise<number>;
  close: Connection['close'];
}

export const openUpkeepWriter = async (url: string): Promise<UpkeepWriter> => {
  const { connection, writer }: { connection: Connection; writer: Writer } = await open(url);
  return { write: (from, count) => writeUpkeepOrders(connection, writer, from, count), close: () => connection.close() };
};
