/**
 * Who was asked in some months, who was not and why, and how many answered: where nobody is to be recognised, of those whose
 * link ended in a month that is told.
 */
import type { Asked } from '#contract/surveys/asked';
import { OUT_REASONS } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { startOfDay } from '#shared/days';
import { estimateShare } from '../statistics/intervals.ts';
import { toFigure } from '../results/figures.ts';
import { loadLeastShown } from '../results/identity.ts';
import { hasEnded, toldUntil } from '../toldMonths/ended.ts';
import type { Months } from '#rules/surveys/results';

interface Invited {
  n: number;
  sent: number;
  started: number;
  completed: number;
  toldSent: number;
  voided: number;
}
/** `told`: of which invitations it is told whether they were answered. An index has all that is read. */
const invitedBy = (told: string, further = '') =>
  statement<Invited>(
    `select count(*) as n,
     count(case when i.sent_at is not null and (i.voided_at is null or i.completed_at is not null) then 1 end) as sent,
     count(case when ${told} then i.started_at end) as started,
     count(case when ${told} then i.completed_at end) as completed,
     count(case when ${told} and i.sent_at is not null and (i.voided_at is null or i.completed_at is not null) then 1 end) as "toldSent",
     count(case when i.voided_at is not null and i.completed_at is null then 1 end) as voided
   from survey_distributions d join survey_invitations i on i.distribution_id = d.id ${further}
   where d.survey_id = ? and i.out_reason is null and i.decided_at >= ? and i.decided_at < ?`,
  );
const invited = invitedBy('1 = 1');
const invitedUntil = invitedBy(
  hasEnded('i', 'x.until'),
  'cross join (select cast(? as bigint) as until) x',
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
  /** `now` is null for a review of a month, which is written once. */
  { timeZone, now }: { timeZone: string; now: number | null },
): Promise<Asked> => {
  const [opens, ends] = [startOfDay(from, timeZone), startOfDay(to, timeZone)];
  const isAll = now === null || (await loadLeastShown(db, surveyId)) === 1;
  const until = isAll ? Number.MAX_SAFE_INTEGER : toldUntil(now, timeZone);
  const [asked] = isAll
    ? await invited(db, surveyId, opens, ends)
    : await invitedUntil(db, until, surveyId, opens, ends);
  const [others] = await uninvited(db, surveyId, opens, Math.min(ends, until));
  const out: Asked['out'] = [];
  for (const reason of OUT_REASONS) {
    const [left] = await leftOut(db, surveyId, reason, opens, ends);
    const n = Number(left?.n ?? 0);
    if (n > 0) out.push({ reason, n });
  }
  const [toldSent, completed] = [Number(asked?.toldSent ?? 0), Number(asked?.completed ?? 0)];
  return {
    from,
    to,
    decided: out.reduce((sum, { n }) => sum + n, Number(asked?.n ?? 0)),
    out,
    sent: Number(asked?.sent ?? 0),
    started: Number(asked?.started ?? 0),
    completed,
    voided: Number(asked?.voided ?? 0),
    rate: toFigure(estimateShare(Math.min(completed, toldSent), toldSent), 'rate'),
    uninvited: Number(others?.n ?? 0),
  };
};
