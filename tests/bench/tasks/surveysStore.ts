/** Fills a database with many answers to a survey of two years. */
import { writeAnswers } from '../surveysStore.ts';
import { answer } from './answer.ts';
import { open } from './open.ts';

answer<{ responses: number }, null>(async ({ responses }, url) => {
  const { connection, writer } = await open(url);
  await writeAnswers(connection, writer.now, responses);
  await connection.close();
  return null;
});
