/** Rules that stored segments must satisfy; `npm run verify` reports rows that break them. */
import type { Check } from '../../platform/verify/verify.ts';
import { IN_SEGMENT_NOW } from '../segmentRules/inSegment.ts';

export const SEGMENT_CHECKS: readonly Check[] = [
  {
    name: 'segments.memberCount',
    wrongRows: `select s.id, s.key, s.member_count from segments s where s.member_count <> (
      select count(*) from segment_members p where p.segment_id = s.id and ${IN_SEGMENT_NOW})`,
  },
  {
    name: 'segment_members: one open row for a member',
    wrongRows: `select segment_id, member_id, count(*) as open from segment_members where until is null
      group by segment_id, member_id having count(*) > 1`,
  },
];
