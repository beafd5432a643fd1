/** Rules that merged records must satisfy; `npm run verify` reports rows that break them. */
import type { Check } from '../../platform/verify/verify.ts';

export const MERGE_CHECKS: readonly Check[] = [
  {
    name: 'members.merged_into: a member with other records is no record of another',
    wrongRows: `select r.id, r.merged_into from members r join members m on m.id = r.merged_into
      where m.merged_into is not null or r.merged_into = r.id or r.merged_at is null`,
  },
  {
    name: 'member_merges: the merges that were not undone are those that records name',
    wrongRows: `select r.id, r.merged_into, g.member_id from members r
      left join member_merges g on g.record_id = r.id and g.undone_at is null
      where coalesce(r.merged_into, 0) <> coalesce(g.member_id, 0)`,
  },
];
