import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';

const namesOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, name: members.name, externalId: members.externalId })
    .from(members)
    .where(inArray(members.id, ids)),
);

interface Named {
  memberId?: number | null;
}
/** Adds the member's name and number to rows that refer to a member. */
export const withMembers = async <T extends Named>(db: Db, rows: T[]) => {
  const ids = [...new Set(rows.flatMap(({ memberId }) => memberId ?? []))];
  const known = new Map((await namesOf(db, { ids })).map((member) => [member.id, member]));
  return rows.map((row) => {
    const member = known.get(row.memberId ?? 0);
    return {
      ...row,
      memberName: member?.name ?? null,
      memberExternalId: member?.externalId ?? null,
    };
  });
};
