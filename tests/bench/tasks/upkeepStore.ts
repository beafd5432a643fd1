/** Fills a database for the upkeep bench with the catalogue and the first orders. */
import { writeUpkeepCatalog, writeUpkeepOrders } from '../upkeepStore.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

const BATCH = 500;

answer<{ orders: number }, null>(async ({ orders }, url) => {
  const { connection, writer } = await open(url);
  await writeUpkeepCatalog(connection, writer);
  for (let from = 0; from < orders; from += BATCH)
    await writeUpkeepOrders(connection, writer, from, Math.min(BATCH, orders - from));
  await connection.close();
  return null;
});
