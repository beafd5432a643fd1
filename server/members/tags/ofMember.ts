/** The tags of a member and the segments that they are in. */
import type { MemberSegment } from '#contract/members/segments';
import type { MemberTag } from '#contract/members/tags';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { IN_SEGMENT_NOW } from '../segmentRules/inSegment.ts';
import { TAGGED } from '../segmentRules/memberFacts.ts';

interface Stored {
  names: string;
}
type Row<T> = Omit<T, 'names' | 'rule'> & Stored & { rule: string | null };

const tagsOf = statement<Row<MemberTag>>(
  `select g.id, g.key, g.names, g.color, g.kind, g.rule, t.source, t.actor_name as "actorName", t.since,
     g.computed_at as "computedAt"
   from member_tags t join tags g on g.id = t.tag_id where t.member_id = ? and ${TAGGED} order by g.key`,
);
const segmentsOf = statement<Omit<MemberSegment, 'names'> & Stored>(
  `select s.id, s.key, s.names, p.since, s.computed_at as "computedAt"
   from segment_members p join segments s on s.id = p.segment_id
   where p.member_id = ? and ${IN_SEGMENT_NOW} order by s.key`,
);

export const loadPortrait = async (
  db: Db,
  memberId: number,
): Promise<{ tags: MemberTag[]; segments: MemberSegment[] }> => ({
  tags: (await tagsOf(db, memberId)).map(({ names, rule, ...row }) => ({
    ...row,
    since: Number(row.since),
    computedAt: row.computedAt === null ? null : Number(row.computedAt),
    names: JSON.parse(names) as MemberTag['names'],
    rule: rule === null ? null : (JSON.parse(rule) as MemberTag['rule']),
  })),
  segments: (await segmentsOf(db, memberId)).map(({ names, ...row }) => ({
    ...row,
    since: Number(row.since),
    computedAt: Number(row.computedAt),
    names: JSON.parse(names) as MemberSegment['names'],
  })),
});
