/** In the history of a record: when it was merged into a member, and when that was undone. */
import type { RelatedActivities } from '../../platform/activities/related.ts';

/** By hand: the log tells both in the history of the member who stays. */
export const MERGES_OF_RECORDS: RelatedActivities = {
  of: 'members',
  resource: 'members',
  idsOf: () => `select a.id from member_merges m
    join activities a on a.resource = 'members' and a.record_id = cast(m.member_id as text)
      and ((a.verb = 'merge' and a.at = m.merged_at) or (a.verb = 'unmerge' and a.at = m.undone_at))
    where m.record_id = cast(? as bigint)`,
  toValue: (id) => (/^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0),
};
