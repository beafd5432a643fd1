/** How many milliseconds it takes to read one column of all tickets from an index, without a server. */
import { connect } from '#db';
import { query } from '#db/statements';
import { median } from '../statistics.ts';
import { times } from '../timedRequests.ts';
import { answer } from './answer.ts';

const ROUNDS = 9;

answer<object, number>(async (_, url) => {
  const connection = connect(url);
  const taken = await times(ROUNDS, () =>
    query(connection.db, 'select sum(opened_at) as sum from tickets where opened_at > 0'),
  );
  await connection.close();
  return median(taken);
});
