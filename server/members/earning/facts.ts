/** Loads who members are, as far as rules for earning ask for it. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { openSegments } from '../levels/memberships.ts';

const factsById = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      externalId: members.externalId,
      groups: members.groups,
      channel: members.channel,
      birthday: members.birthday,
      birthdaySetAt: members.birthdaySetAt,
      joinedAt: members.joinedAt,
      createdAt: members.createdAt,
      provisional: members.provisional,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);
export type EarningMember = Awaited<ReturnType<typeof factsById>>[number] & {
  /** The segments that the member was in at an instant. */
  segmentsAt: (at: number) => readonly string[];
};

export const loadEarningMembers = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, EarningMember>> => {
  const rows = await factsById(db, { ids: [...new Set(ids)] });
  const segmentsOf = await openSegments(
    db,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map((row) => [row.id, { ...row, segmentsAt: (at: number) => segmentsOf(row.id, at) }]),
  );
};
