import type { Db } from '#db';
import { selectIn } from '#db/bulk';

interface Named {
  memberId?: number | null;
}
/** Adds the member's name and number to rows that refer to a member. */
export const withMembers = async <T extends Named>(db: Db, rows: T[]) => {
  const ids = [...new Set(rows.flatMap(({ memberId }) => memberId ?? []))];
  const members = await selectIn<{ id: number; name: string | null; externalId: string }>(
    db,
    'select id, name, external_id as "externalId" from members where id in (?)',
    ids,
    'integer',
  );
  const known = new Map(members.map((member) => [member.id, member]));
  return rows.map((row) => {
    const member = known.get(row.memberId ?? 0);
    return {
      ...row,
      memberName: member?.name ?? null,
      memberExternalId: member?.externalId ?? null,
    };
  });
};
