/** Computes the scores of all members who bought in the last twelve months, as of a business day. */
import { RFM_GROUPS } from '#contract/members/segmentFacts';
import { HIGH_SCORE, RFM_MONTHS } from '#contract/members/rfm';
import type { Db } from '#db';
import { query } from '#db/statements';
import { addMonths, monthOf } from '#shared/days';
import { mayBePortrayed } from '../../members/segmentRules/portraitConsent.ts';
import { highsOf } from '#rules/members/rfm';

const SCORES = ['recency', 'frequency', 'monetary'] as const;
const GROUP = RFM_GROUPS.map((group) => {
  const conditions = highsOf(group).map(
    (isHigh, index) => `${SCORES[index]} ${isHigh ? '>=' : '<'} ${HIGH_SCORE}`,
  );
  return `when ${conditions.join(' and ')} then '${group}'`;
}).join(' ');

/** Set-based by hand: ranks over all buyers, each with all of their records. Members who refused a portrait are left out. */
export const computeRfm = async (tx: Db, day: string, at: number): Promise<number> => {
  const month = monthOf(day);
  await query(tx, 'delete from member_rfm');
  await query(
    tx,
    `insert into member_rfm (member_id, last_day, orders, net_spend, recency, frequency, monetary, rfm_group)
     with of_record as (
       select s.member_id, sum(s.orders) as orders, sum(s.net_spend) as net_spend
       from member_months s where s.month >= ? and s.month <= ? group by s.member_id),
     dated_record as (
       select of_record.*, (select max(o.counted_on) from orders o
         where o.member_id = of_record.member_id and o.counted_on is not null and o.counted_on <= ?) as last_day
       from of_record),
     dated as (
       select l.id as member_id, sum(d.orders) as orders, sum(d.net_spend) as net_spend, max(d.last_day) as last_day
       from dated_record d join members m on m.id = d.member_id join members l on l.id = coalesce(m.merged_into, m.id)
       where ${mayBePortrayed('l')} group by l.id having sum(d.orders) > 0),
     ranked as (
       select dated.*, rank() over (order by last_day) - 1 as less_recent, rank() over (order by orders) - 1 as less_often,
         rank() over (order by net_spend) - 1 as less_spent, count(*) over () as buyers
       from dated where last_day is not null),
     scored as (
       select member_id, last_day, orders, net_spend, 1 + 5 * less_recent / buyers as recency,
         1 + 5 * less_often / buyers as frequency, 1 + 5 * less_spent / buyers as monetary from ranked)
     select member_id, last_day, orders, net_spend, recency, frequency, monetary, case ${GROUP} end from scored`,
    [addMonths(month, 1 - RFM_MONTHS), month, day],
  );
  const [counted] = await query<{ n: number }>(tx, 'select count(*) as n from member_rfm');
  const members = Number(counted?.n ?? 0);
  await query(
    tx,
    `insert into rfm_runs (id, day, computed_at, members) values (1, ?, ?, ?)
     on conflict (id) do update set day = excluded.day, computed_at = excluded.computed_at, members = excluded.members`,
    [day, at, members],
  );
  return members;
};
