/**
 * How many answers there were on each day, and how many of them had a root cause or a part of it: a complaint about their
 * ticket has it, or the alert that they raised. An answer whose complaint or alert has no cause yet is not counted, so that
 * what is still being looked into does not make the time after a change look better.
 */
import type { Days } from '#contract/surveys/verification';
import type { Db } from '#db';
import { inValues, query, statement } from '#db/statements';
import { dayOf } from '#shared/days';
import { isWithinItself } from '#rules/service/rootCauses';
import { NO_SUMS } from '../results/sums.ts';
import { partCondition } from './partDays.ts';
import type { DaySums, VerifiedAction } from './reading.ts';

const tree = statement<{ id: number; parentId: number | null }>(
  'select id, parent_id as "parentId" from root_causes',
);
const ofTicket = (condition: string) =>
  `exists (select 1 from cases s join complaints p on p.case_id = s.id
     where r.subject_kind = 'ticket' and s.ticket_id = r.subject_id and ${condition})`;

const ofAlert = (condition: string) =>
  `exists (select 1 from survey_alerts l where l.response_id = r.id and l.withdrawn_at is null and ${condition})`;

export const loadCauseDays = async (
  db: Db,
  { surveyId, categoryId, channel, rootCauseId }: VerifiedAction,
  { days, timeZone }: { days: Days; timeZone: string },
): Promise<DaySums[]> => {
  if (rootCauseId === null) return [];
  const all = await tree(db);
  const within = all.filter(({ id }) => isWithinItself(all, rootCauseId, id)).map(({ id }) => id);
  const { sql, values } = partCondition({ surveyId, categoryId, channel, days, timeZone });
  const isOne = inValues(db, 'integer');
  const rows = await query<{ at: number | string; hit: number }>(
    db,
    `select r.completed_at as at,
       case when ${ofTicket(`p.root_cause_id ${isOne}`)} or ${ofAlert(`l.root_cause_id ${isOne}`)} then 1 else 0 end as hit
     from survey_responses r
     where ${sql} and not ${ofTicket('p.root_cause_id is null and s.closed_at is null')}
       and not ${ofAlert('l.root_cause_id is null')}`,
    [JSON.stringify(within), JSON.stringify(within), ...values],
  );
  return rows.map(({ at, hit }) => ({
    ...NO_SUMS,
    day: dayOf(Number(at), timeZone),
    n: 1,
    sum: Number(hit),
  }));
};
