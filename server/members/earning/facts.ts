/** Loads who members are, as far as rules for earning ask for it. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';

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
      provisional: members.provisional,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);
export type EarningMember = Awaited<ReturnType<typeof factsById>>[number];

export const loadEarningMembers = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, EarningMember>> =>
  new Map((await factsById(db, { ids: [...new Set(ids)] })).map((row) => [row.id, row]));
