/** Whose tickets are one thread: one person's at most, and nothing is added to that of somebody who was erased. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orders } from '#db/schema/orders/orders';
import { tickets } from '#db/schema/service/tickets';
import { loadErasedIds } from '../../members/erased/ids.ts';
import { ERASED_MEMBER, refuseErasedIn } from '../../members/erased/refuse.ts';
import { loadPersonLevel } from '../../members/levels/personLevel.ts';
import { loadPeople } from '../../members/people/load.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import { survivorOf, threadOf } from './thread.ts';

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

const orderMembersOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .selectDistinct({ memberId: orders.memberId })
    .from(tickets)
    .innerJoin(orders, eq(orders.externalId, tickets.orderExternalId))
    .where(and(inArray(tickets.id, ids), isNull(tickets.memberId))),
);
const memberOfOrder = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select({ memberId: orders.memberId }).from(orders).where(eq(orders.externalId, externalId)),
);
const named = (rows: readonly { memberId: number | null }[]) =>
  rows.flatMap(({ memberId }) => memberId ?? []);

/** Whether the customer, or of a ticket of nobody the order’s member, was erased. */
export const isCustomerErased = async (db: Db, id: number): Promise<boolean> => {
  const ids = await threadOf(db, id);
  const customers = [
    ...(await loadMemberIds(db, ids)),
    ...named(await orderMembersOf(db, { ids })),
  ];
  return (await loadErasedIds(db, customers)).size > 0;
};

/** Throws 409 where the customer was erased: nothing new is written about them. */
export const refuseErasedCustomer = async (db: Db, id: number): Promise<void> => {
  if (await isCustomerErased(db, id)) throw conflict(ERASED_MEMBER);
};

/** Throws 422 where words are missing that are asked for; of who was erased none are. */
export const requireWords = async (
  db: Db,
  ticketId: number,
  reason: string | null,
  error = 'ra.validation.required',
): Promise<void> => {
  if (reason === null && !(await isCustomerErased(db, ticketId))) throw invalid({ reason: error });
};

/** Throws 422 where a ticket of nobody is about an order of somebody who was erased. */
export const refuseErasedBuyer = async (db: Db, orderExternalId: string): Promise<void> => {
  const buyers = named(await memberOfOrder(db, { externalId: orderExternalId }));
  if ((await loadErasedIds(db, buyers)).size > 0) throw invalid({ orderExternalId: ERASED_MEMBER });
};

/** Throws 422 where the order is of somebody else than the customer; either may be unknown. */
export const refuseOrderOfOther = async (
  db: Db,
  { memberId, orderExternalId }: { memberId: number | null; orderExternalId: string | null },
): Promise<void> => {
  if (memberId === null || orderExternalId === null) return;
  const buyers = named(await memberOfOrder(db, { externalId: orderExternalId }));
  if (!(await areOnePerson(db, [memberId, ...buyers])))
    throw invalid({ orderExternalId: 'tickets.errors.orderOfOther' });
};

/** The members whose order it is: none of an order that is not known yet. */
export const loadBuyers = async (db: Db, orderExternalId: string): Promise<number[]> =>
  named(await memberOfOrder(db, { externalId: orderExternalId }));

/** Whether the order is of somebody else than the customer of the thread, who is the buyer of what a ticket of nobody is about. */
export const isOrderOfOther = async (
  db: Db,
  ticketId: number,
  orderExternalId: string,
): Promise<boolean> => {
  const ids = await threadOf(db, await survivorOf(db, ticketId));
  const own = await loadMemberIds(db, ids);
  const customers = own.length > 0 ? own : named(await orderMembersOf(db, { ids }));
  return !(await areOnePerson(db, [...customers, ...(await loadBuyers(db, orderExternalId))]));
};

/** The level of a member who may be named, of a merged record that of who stays; null without a member. */
export const loadCustomerLevel = async (
  tx: Db,
  memberId: number | null,
  now: number,
): Promise<string | null> => {
  if (memberId === null) return null;
  const member = await findRow(tx, members, memberId);
  if (!member) throw invalid({ memberId: 'errors.notFound' });
  refuseErasedIn('memberId', member);
  return loadPersonLevel(tx, member, now);
};
