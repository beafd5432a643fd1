/** Activities that give codes of a batch to those who enter, or as a prize. */
import type { BatchGivers } from '../coupons/batchGivers.ts';

/** One that gives codes of a batch for an entry and as prizes is one row. */
export const activitiesGiving: BatchGivers = {
  resource: 'memberActivities',
  at: (_, now) => ({
    sql: `select a.id, a.names, b.batch_id from member_activities a join (
        select id as activity_id, batch_id from member_activities where batch_id is not null
        union select activity_id, batch_id from member_activity_prizes where batch_id is not null
      ) b on b.activity_id = a.id
      where a.archived_at is null and a.ends_at > ?`,
    values: [now],
  }),
};
