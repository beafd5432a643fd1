/** Whose tickets are one thread: one person's at most, and nothing is added to that of somebody who was erased. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { loadErasedIds } from '../../members/erased/ids.ts';
import { ERASED_MEMBER } from '../../members/erased/refuse.ts';
import { loadPeople } from '../../members/people/load.ts';
import { conflict } from '../../platform/http/errors.ts';
import { threadOf } from './record.ts';

const membersOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .selectDistinct({ memberId: tickets.memberId })
    .from(tickets)
    .where(inArray(tickets.id, ids))
    .orderBy(tickets.memberId),
);

/** The members whose tickets these are, each once; tickets of nobody say nothing. */
export const loadMemberIds = async (db: Db, ticketIds: readonly number[]): Promise<number[]> =>
  (await membersOf(db, { ids: ticketIds })).flatMap(({ memberId }) => memberId ?? []);

/** Of the ticket and of those that were merged into it. */
export const loadThreadMembers = async (db: Db, id: number): Promise<number[]> =>
  loadMemberIds(db, await threadOf(db, id));

/** Whether all of them are records of one person, or there are none. */
export const areOnePerson = async (db: Db, memberIds: readonly number[]): Promise<boolean> => {
  const { primaryOf } = await loadPeople(db, memberIds);
  return new Set(memberIds.map(primaryOf)).size <= 1;
};

/** Throws 409 where the customer was erased: nothing new is written about them. */
export const refuseErasedCustomer = async (db: Db, id: number): Promise<void> => {
  const erased = await loadErasedIds(db, await loadThreadMembers(db, id));
  if (erased.size > 0) throw conflict(ERASED_MEMBER);
};
