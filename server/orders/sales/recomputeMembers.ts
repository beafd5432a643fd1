/** Recomputes the sums of visits and of members. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { target } from './recomputeSql.ts';

/** Visits by channel and day, from the events. */
export const recomputeVisits = async (tx: Db, forComparison = false) => {
  if (forComparison) {
    await query(tx, 'drop table if exists check_visit_days');
    await query(
      tx,
      'create temporary table check_visit_days as select * from visit_days where 1 = 0',
    );
  } else await query(tx, 'delete from visit_days');
  await query(
    tx,
    `insert into ${target('visit_days', forComparison)} (channel, day, visits)
     select channel, day, count(*) from (
       select channel, day from events where type = 'visit' union all select '', day from events where type = 'visit') visits
     group by channel, day`,
  );
};

/** Recomputes the members' own sums from their counted orders and returns. */
export const recomputeMembers = async (tx: Db, ids: readonly number[]) =>
  selectIn(
    tx,
    `update members set
       (order_count, revenue, first_order_at, last_order_at) = (
         select count(*), coalesce(sum(o.revenue), 0), min(o.paid_at), max(o.paid_at)
         from orders o where o.member_id = members.id and o.counted_on is not null),
       returned = (select coalesce(sum(r.amount), 0) from returns r where r.member_id = members.id and r.counted_on is not null)
     where id in (?)`,
    ids,
    'integer',
  );
