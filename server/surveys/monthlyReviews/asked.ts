/** Who was asked in a month, with what became of them up to an instant. */
import type { ReviewAsked } from '#contract/surveys/monthlyReviews';
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { Months } from '#rules/surveys/results';
import { startOfDay } from '#shared/days';
import { loadAsked } from '../asked/load.ts';
import { toFigure } from '../results/figures.ts';
import { estimateShare } from '../statistics/intervals.ts';

const ANSWERED = 'i.completed_at < x.at';
const WITHDRAWN = 'i.voided_at < x.at';
/** Whether something has not happened by then. */
const not = (happened: string) => `coalesce(case when ${happened} then 1 end, 0) = 0`;
const becameOf = statement<Record<'sent' | 'started' | 'completed' | 'voided' | 'open', number>>(
  `select count(case when i.sent_at < x.at and (${not(WITHDRAWN)} or ${ANSWERED}) then 1 end) as sent,
     count(case when i.started_at < x.at then 1 end) as started,
     count(case when ${ANSWERED} then 1 end) as completed,
     count(case when ${WITHDRAWN} and ${not(ANSWERED)} then 1 end) as voided,
     count(case when i.sent_at < x.at and i.expires_at > x.at and ${not(ANSWERED)} and ${not(WITHDRAWN)} then 1 end) as open
   from survey_distributions d join survey_invitations i on i.distribution_id = d.id
     cross join (select cast(? as bigint) as at) x
   where d.survey_id = ? and i.out_reason is null and i.decided_at >= ? and i.decided_at < ?`,
);

export const loadAskedUntil = async (
  db: Db,
  surveyId: number,
  months: Months,
  { timeZone, asOf }: { timeZone: string; asOf: number },
): Promise<Omit<ReviewAsked, 'target'>> => {
  const asked = await loadAsked(db, surveyId, months, { timeZone, now: null });
  const [became] = await becameOf(
    db,
    asOf,
    surveyId,
    startOfDay(months.from, timeZone),
    startOfDay(months.to, timeZone),
  );
  const [sent, completed] = [Number(became?.sent ?? 0), Number(became?.completed ?? 0)];
  return {
    ...asked,
    sent,
    completed,
    started: Number(became?.started ?? 0),
    voided: Number(became?.voided ?? 0),
    open: Number(became?.open ?? 0),
    rate: toFigure(estimateShare(Math.min(completed, sent), sent), 'rate'),
  };
};
