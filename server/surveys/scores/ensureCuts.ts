/** Adds the sums by parts of the responses that an earlier version of the console did not count. */
import type { Connection } from '#db';
import { statement } from '#db/statements';
import { recomputeScores } from './recompute.ts';

const uncounted = statement<{ id: number }>(
  `select s.id from surveys s
   where exists (select 1 from survey_responses r where r.survey_id = s.id and r.completed_at is not null)
     and not exists (select 1 from survey_scores c where c.survey_id = s.id and c.kind = 'response' and c.cut = 'campaign')
   limit 1`,
);

export const ensureCuts = async (connection: Connection): Promise<void> => {
  if ((await uncounted(connection.db)).length === 0) return;
  await connection.longTransaction((tx) => recomputeScores(tx));
};
