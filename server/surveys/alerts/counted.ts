/** The alerts that a figure counts; the same conditions filter the list, so that each figure leads to its rows. */
import type { CountedAlerts } from '#contract/surveys/alerts';
import { RECOVERED_FROM } from '#contract/surveys/alerts';
import { DAY_MS } from '#shared/days';

const OF = '"survey_alerts"';
/** An alert repeats another one of the same customer with the same cause, answered at most so long before. */
const REPEAT_DAYS = 90;

const RAISED = `${OF}.withdrawn_at is null`;
const ANSWERED = `${RAISED} and ${OF}.recovery_answer is not null`;
const CAUSED = `${RAISED} and ${OF}.root_cause_id is not null and ${OF}.member_id is not null`;
/** Records that were merged are one customer's. */
const SAME_CUSTOMER = `e.member_id in (select r.id from members r, members m
    where m.id = ${OF}.member_id
      and (r.id = coalesce(m.merged_into, m.id) or r.merged_into = coalesce(m.merged_into, m.id)))`;

export const COUNTED_SQL: Readonly<Record<CountedAlerts, string>> = {
  raised: RAISED,
  closed: `${RAISED} and ${OF}.closed_at is not null`,
  contacted: `${RAISED} and ${OF}.contact_ran_ms is not null`,
  answered: ANSWERED,
  recovered: `${ANSWERED} and ${OF}.recovery_answer >= ${RECOVERED_FROM}`,
  caused: CAUSED,
  repeated: `${CAUSED} and exists (select 1 from survey_alerts e
    where e.root_cause_id = ${OF}.root_cause_id and e.withdrawn_at is null
      and e.answered_at >= ${OF}.answered_at - ${REPEAT_DAYS * DAY_MS}
      and (e.answered_at < ${OF}.answered_at or (e.answered_at = ${OF}.answered_at and e.id < ${OF}.id))
      and ${SAME_CUSTOMER})`,
};
