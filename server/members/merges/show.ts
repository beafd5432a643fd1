/** The records of a member, or the member of a record, as their pages show them. */
import { asc, eq } from 'drizzle-orm';
import type { MemberMerge, MemberRecords } from '#contract/members/merges';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberMerges } from '#db/schema/members/merges';
import { members } from '#db/schema/members/members';
import { getRow } from '../../platform/records/records.ts';

const ofMember = prepared({ memberId: memberMerges.memberId }, (q, { memberId }) =>
  q
    .select({
      id: memberMerges.id,
      memberId: memberMerges.memberId,
      recordId: memberMerges.recordId,
      recordName: members.name,
      recordExternalId: members.externalId,
      reason: memberMerges.reason,
      mergedAt: memberMerges.mergedAt,
      actorName: memberMerges.actorName,
      undoneAt: memberMerges.undoneAt,
      undoneReason: memberMerges.undoneReason,
      undoneByName: memberMerges.undoneByName,
    })
    .from(memberMerges)
    .innerJoin(members, eq(members.id, memberMerges.recordId))
    .where(eq(memberMerges.memberId, memberId))
    .orderBy(asc(memberMerges.id)),
);

export const showRecords = async (db: Db, id: number): Promise<MemberRecords> => {
  const { mergedInto } = await getRow(db, members, id);
  const member = mergedInto === null ? null : await getRow(db, members, mergedInto);
  const merges: MemberMerge[] = await ofMember(db, { memberId: id });
  return {
    member: member && { id: member.id, externalId: member.externalId, name: member.name },
    records: merges.filter(({ undoneAt }) => undoneAt === null),
    undone: merges.filter(({ undoneAt }) => undoneAt !== null),
  };
};
