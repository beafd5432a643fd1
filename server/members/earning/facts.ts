/** Loads who members are, as far as rules for earning ask for it. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { openSegments } from '../levels/memberships.ts';
import { loadPeople } from '../people/load.ts';

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
  const people = await loadPeople(db, ids);
  const rows = new Map((await factsById(db, { ids: [...people.all] })).map((row) => [row.id, row]));
  const segmentsOf = await openSegments(db, people.all);
  const segmentsAt = (id: number, at: number) => segmentsOf(people.recordsAt(id, at)[0] ?? id, at);
  return new Map(
    ids.flatMap((id): [number, EarningMember][] => {
      const row = rows.get(id);
      if (!row) return [];
      // Who a merged record is, the member who stays says.
      const { groups, birthday, birthdaySetAt } = rows.get(people.primaryOf(id)) ?? row;
      const who = { groups, birthday, birthdaySetAt };
      return [[id, { ...row, ...who, segmentsAt: (at: number) => segmentsAt(id, at) }]];
    }),
  );
};
