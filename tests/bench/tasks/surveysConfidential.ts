/** Makes the survey of the bench one that tells nobody who answered. */
import { surveys } from '#db/schema/surveys/surveys';
import { answer } from './answer.ts';
import { open } from './open.ts';

answer<object, null>(async (_, url) => {
  const { connection } = await open(url);
  await connection.transaction((tx) => tx.update(surveys).set({ identityMode: 'confidential' }));
  await connection.close();
  return null;
});
