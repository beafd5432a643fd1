/** The numbers of the other records of a member, which are erased with it. */
import { asc, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { loadPeople } from '../people/load.ts';

const numbersOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, externalId: members.externalId })
    .from(members)
    .where(inArray(members.id, ids))
    .orderBy(asc(members.id)),
);

export const loadMergedNumbers = async (db: Db, memberId: number): Promise<string[]> => {
  const ids = (await loadPeople(db, [memberId])).recordsOf(memberId);
  return (await numbersOf(db, { ids }))
    .filter(({ id }) => id !== memberId)
    .map(({ externalId }) => externalId);
};
