/** Fills a database with many members, a programme and orders of a year. */
import { reindexMissing } from '#server/platform/backup/reindexMissing';
import { writeMembers } from '../membersStore.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

answer<{ members: number }, null>(async ({ members }, url) => {
  const { connection, writer } = await open(url);
  await writeMembers(connection, writer, members);
  // Otherwise the server would do it at its first start.
  await reindexMissing(connection);
  await connection.close();
  return null;
});
