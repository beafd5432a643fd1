/** Fills a database with many tickets of a year. */
import { staff } from '#db/schema/platform/staff';
import { reindexMissing } from '#server/platform/backup/reindexMissing';
import { writeTickets } from '../serviceStore.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

answer<{ tickets: number }, null>(async ({ tickets: count }, url) => {
  const { connection, writer } = await open(url);
  const people = (await connection.db.select({ id: staff.id }).from(staff)).map(({ id }) => id);
  await writeTickets(connection, writer.now, { count, people });
  // Otherwise the server would do it at its first start.
  await reindexMissing(connection);
  await connection.close();
  return null;
});
