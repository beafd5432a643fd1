/** Links are of the customer for whom they were made: they never show what is said with somebody else. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { customerLinks } from '#db/schema/service/customerLinks';
import { findRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { areOnePerson, loadThreadMembers } from '../tickets/customers.ts';
import type { CustomerChange, PersonRows } from '../tickets/personRows.ts';
import { survivorOf } from '../tickets/thread.ts';
import { bindLink, findLink, type LinkRow } from './links.ts';
import { worksAt } from './rules.ts';

/** Null for one that does not work, whose member was erased, or whose ticket is another customer's by now. */
export const findOwnLink = async (
  db: Db,
  tokenHash: string,
  now: number,
): Promise<LinkRow | null> => {
  const link = await findLink(db, tokenHash, now);
  if (!link || link.memberId === null) return link;
  const member = await findRow(db, members, link.memberId);
  if (member?.erasedAt !== null) return null;
  if (link.ticketId === null) return link;
  const customers = await loadThreadMembers(db, await survivorOf(db, link.ticketId));
  return (await areOnePerson(db, [link.memberId, ...customers])) ? link : null;
};

const onTickets = prepared({ ids: many(customerLinks.ticketId) }, (q, { ids }) =>
  q.select().from(customerLinks).where(inArray(customerLinks.ticketId, ids)),
);

/** Links of the former customer end. One that was made for nobody stays with whoever turns out to be the customer. */
const endLinksOfOther = async (
  tx: Db,
  { actor, now }: Writer,
  { before, threadIds, memberId, isSamePerson }: CustomerChange,
): Promise<void> => {
  if (isSamePerson) return;
  for (const link of await onTickets(tx, { ids: threadIds })) {
    const isOwn =
      link.memberId === null
        ? before.memberId === null
        : memberId !== null && (await areOnePerson(tx, [link.memberId, memberId]));
    if (!isOwn && worksAt(link, now))
      await updateRow(tx, customerLinks, link.id, { withdrawnAt: now, withdrawnBy: actor.name });
  }
};

/** Links of one ticket that are of the customer of another one become links of that one. */
export const returnLinks = async (tx: Db, fromId: number, toId: number): Promise<void> => {
  const [here, there] = [await loadThreadMembers(tx, fromId), await loadThreadMembers(tx, toId)];
  for (const { id, memberId } of await onTickets(tx, { ids: [fromId] }))
    if (
      memberId !== null &&
      !(await areOnePerson(tx, [memberId, ...here])) &&
      (await areOnePerson(tx, [memberId, ...there]))
    )
      await bindLink(tx, id, toId);
};

const ticketsOf = prepared({ memberId: customerLinks.memberId }, (q, { memberId }) =>
  q
    .selectDistinct({ id: customerLinks.ticketId })
    .from(customerLinks)
    .where(eq(customerLinks.memberId, memberId)),
);
export const LINKS_OF_PEOPLE: PersonRows = {
  change: endLinksOfOther,
  ticketsOf: async (tx, memberId) =>
    (await ticketsOf(tx, { memberId })).flatMap(({ id }) => id ?? []),
  sortOut: async (tx, ticketId, ticketOf) => {
    for (const { id, memberId } of await onTickets(tx, { ids: [ticketId] })) {
      const target = memberId === null ? ticketId : await ticketOf(memberId);
      // Without a ticket of its own person it works no more.
      if (target !== null && target !== ticketId) await bindLink(tx, id, target);
    }
  },
};
