/** Tickets that belong together: those that follow closed ones, and those that were merged. */
import { asc, eq, inArray, or } from 'drizzle-orm';
import type { LinkKind, TicketRelation } from '#contract/service/linkKinds';
import type { LinkedTicket } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketLinks, tickets } from '#db/schema/service/tickets';
import { statusAt } from './rules.ts';
import { loadMergedIds } from './thread.ts';

const linksOf = prepared({ id: ticketLinks.ticketId, other: ticketLinks.otherId }, (q, asked) =>
  q
    .select()
    .from(ticketLinks)
    .where(or(eq(ticketLinks.ticketId, asked.id), eq(ticketLinks.otherId, asked.other)))
    .orderBy(asc(ticketLinks.id)),
);
const rowsOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q.select().from(tickets).where(inArray(tickets.id, ids)).orderBy(asc(tickets.id)),
);

/** What the other ticket is to the one that has the link, and what that is to the other one. */
const RELATIONS: Record<LinkKind, readonly [own: TicketRelation, others: TicketRelation]> = {
  followUp: ['followUpOf', 'followedBy'],
  related: ['related', 'related'],
  duplicate: ['duplicateOf', 'duplicatedBy'],
  causedBy: ['causedBy', 'causes'],
  child: ['childOf', 'parentOf'],
};
const relationOf = (id: number, { ticketId, kind }: typeof ticketLinks.$inferSelect) =>
  RELATIONS[kind][ticketId === id ? 0 : 1];

/** In which relation each stands to this one; the one into which it was merged has a field of its own. */
export const loadLinked = async (db: Db, id: number, now: number): Promise<LinkedTicket[]> => {
  const relations = new Map<number, LinkedTicket['relation']>();
  for (const link of await linksOf(db, { id, other: id }))
    relations.set(link.ticketId === id ? link.otherId : link.ticketId, relationOf(id, link));
  for (const mergedId of await loadMergedIds(db, id)) relations.set(mergedId, 'mergedIn');
  const rows = await rowsOf(db, { ids: [...relations.keys()] });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    subject: row.subject,
    status: statusAt(row, now).status,
    relation: relations.get(row.id) ?? 'related',
  }));
};
