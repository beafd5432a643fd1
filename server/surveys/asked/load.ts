/** Who was asked in some months, who was not and why, and how many answered. */
import type { Asked } from '#contract/surveys/asked';
import type { OutReason } from '#contract/surveys/invitations';
import { OUT_REASONS } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { startOfDay } from '#shared/days';
import { estimateShare } from '../statistics/intervals.ts';
import { toFigure } from '../results/figures.ts';
import type { Months } from '#rules/surveys/results';

const decided = statement<{
  reason: OutReason | null;
  n: number;
  sent: number;
  started: number;
  completed: number;
  voided: number;
}>(
  `select i.out_reason as reason, count(*) as n,
     sum(case when i.sent_at is not null and (i.voided_at is null or i.completed_at is not null) then 1 else 0 end) as sent,
     sum(case when i.started_at is not null then 1 else 0 end) as started,
     sum(case when i.completed_at is not null then 1 else 0 end) as completed,
     sum(case when i.voided_at is not null and i.completed_at is null then 1 else 0 end) as voided
   from survey_distributions d join survey_invitations i on i.distribution_id = d.id
   where d.survey_id = ? and i.decided_at >= ? and i.decided_at < ?
   group by i.out_reason`,
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
  const rows = await decided(db, surveyId, opens, ends);
  const [others] = await uninvited(db, surveyId, opens, ends);
  const sumOf = (column: 'n' | 'sent' | 'started' | 'completed' | 'voided') =>
    rows.reduce((sum, row) => sum + Number(row[column]), 0);
  const [sent, completed] = [sumOf('sent'), sumOf('completed')];
  return {
    from,
    to,
    decided: sumOf('n'),
    out: OUT_REASONS.flatMap((reason) =>
      rows.flatMap((row) => (row.reason === reason ? [{ reason, n: Number(row.n) }] : [])),
    ),
    sent,
    started: sumOf('started'),
    completed,
    voided: sumOf('voided'),
    rate: toFigure(estimateShare(Math.min(completed, sent), sent), 'rate'),
    uninvited: Number(others?.n ?? 0),
  };
};
