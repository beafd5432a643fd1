/** Puts the next version of the programme in force, as its approval does: all members are then evaluated by it. */
import { insertRows } from '#db/bulk';
import { programmeVersions } from '#db/schema/members/programme';
import { programmeTerms, versionRow } from '../membersStore.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

answer<object, null>(async (_input, url) => {
  const { connection } = await open(url);
  // The second one is the draft that was replayed.
  const row = versionRow(3, Date.now(), programmeTerms(200));
  await connection.transaction((tx) => insertRows(tx, programmeVersions, [row]));
  await connection.close();
  return null;
});
