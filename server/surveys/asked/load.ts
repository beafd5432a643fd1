/** Who was asked in some months, who was not and why, and how many answered. */
import type { Asked } from '#contract/surveys/asked';
import { OUT_REASONS } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { startOfDay } from '#shared/days';
import { estimateShare } from '../statistics/intervals.ts';
import { toFigure } from '../results/figures.ts';
import type { Months } from '#rules/surveys/results';

const invited = statement<{
  n: number;
  sent: number;
  started: number;
  completed: number;
  voided: number;
}>(
  `select count(*) as n,
     count(case when i.sent_at is not null and (i.voided_at is null or i.completed_at is not null) then 1 end) as sent,
     count(i.started_at) as started, count(i.completed_at) as completed,
     count(case when i.voided_at is not null and i.completed_at is null then 1 end) as voided
   from survey_distributions d join survey_invitations i on i.distribution_id = d.id
   where d.survey_id = ? and i.out_reason is null and i.decided_at >= ? and i.decided_at < ?`,
);
/** Reason by reason, because grouping would sort all that were left out. */
const leftOut = statement<{ n: number }>(
  `select count(*) as n
   from survey_distributions d join survey_invitations i on i.distribution_id = d.id
   where d.survey_id = ? and i.out_reason = ? and i.decided_at >= ? and i.decided_at < ?`,
);
const uninvited = statement<{ n: number }>(
  `select count(*) as n from survey_responses
   where survey_id = ? and completed_at >= ? and completed_at < ? and source <> 'invitation'`,
);

export const loadAsked = async (
  db: Db,
  surveyId: number,
  { from, to }: Months,
  timeZone: string,
): Promise<Asked> => {
  const [opens, ends] = [startOfDay(from, timeZone), startOfDay(to, timeZone)];
  const [asked] = await invited(db, surveyId, opens, ends);
  const [others] = await uninvited(db, surveyId, opens, ends);
  const out: Asked['out'] = [];
  for (const reason of OUT_REASONS) {
    const [left] = await leftOut(db, surveyId, reason, opens, ends);
    const n = Number(left?.n ?? 0);
    if (n > 0) out.push({ reason, n });
  }
  const [sent, completed] = [Number(asked?.sent ?? 0), Number(asked?.completed ?? 0)];
  return {
    from,
    to,
    decided: out.reduce((sum, { n }) => sum + n, Number(asked?.n ?? 0)),
    out,
    sent,
    started: Number(asked?.started ?? 0),
    completed,
    voided: Number(asked?.voided ?? 0),
    rate: toFigure(estimateShare(Math.min(completed, sent), sent), 'rate'),
    uninvited: Number(others?.n ?? 0),
  };
};
