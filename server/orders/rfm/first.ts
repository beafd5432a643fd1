/** Scores members as soon as there are any to score: a new or newly filled store does not wait for the night. */
import { statement } from '#db/statements';
import { RFM_MONTHS } from '#contract/members/rfm';
import { addMonths, dayOf, monthOf } from '#shared/days';
import { mayBePortrayed } from '../../members/segmentRules/portraitConsent.ts';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import { computeRfm } from './compute.ts';

const scored = statement<{ members: number }>('select members from rfm_runs where id = 1');
const anyBuyer = statement<{ id: number }>(
  `select s.member_id as id from member_months s join members m on m.id = s.member_id
   where s.month >= ? and s.month <= ? and s.orders > 0 and ${mayBePortrayed('m')} limit 1`,
);

export const SCORE_FIRST: PeriodicTask = async ({ connection, settings, now }) => {
  const [run] = await scored(connection.db);
  if (run && Number(run.members) > 0) return;
  const at = now();
  const day = dayOf(at, (await settings()).timeZone);
  const month = monthOf(day);
  if ((await anyBuyer(connection.db, addMonths(month, 1 - RFM_MONTHS), month)).length === 0) return;
  await connection.longTransaction((tx) => computeRfm(tx, day, at));
};
