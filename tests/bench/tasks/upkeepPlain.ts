/** Prepares a copy of the store for the plain upkeep. */
import { query } from '#db/statements';
import { SETUP } from '../reference/plainUpkeep.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

answer<object, null>(async (_, url) => {
  const { connection } = await open(url);
  await connection.transaction(async (tx) => {
    for (const sql of SETUP) await query(tx, sql);
  });
  await connection.close();
  return null;
});
