/** Tickets that go on with closed ones. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { ticketLinks, tickets } from '#db/schema/service/tickets';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { areOnePerson, loadThreadMembers, refuseErasedCustomer } from './customers.ts';
import { statusAt } from './rules.ts';
import { survivorOf } from './thread.ts';

export const linkFollowUp = (
  tx: Db,
  { actor, now }: Writer,
  { id, closedId }: { id: number; closedId: number },
) =>
  insertRows(tx, ticketLinks, [
    {
      ticketId: id,
      otherId: closedId,
      kind: 'followUp' as const,
      createdBy: actor.name,
      createdAt: now,
    },
  ]);

/** One that can still be answered is not followed by another one. */
export const checkFollowed = async (
  tx: Db,
  closedId: number,
  ticket: { memberId: number | null },
  now: number,
): Promise<void> => {
  const closed = await findRow(tx, tickets, closedId);
  if (!closed) throw invalid({ followUpOf: 'errors.notFound' });
  if (statusAt(closed, now).status !== 'closed')
    throw invalid({ followUpOf: 'tickets.errors.notClosed' });
  await refuseErasedCustomer(tx, closedId);
  const own = ticket.memberId === null ? [] : [ticket.memberId];
  const memberIds = [...(await loadThreadMembers(tx, closedId)), ...own];
  if (!(await areOnePerson(tx, memberIds)))
    throw invalid({ followUpOf: 'tickets.errors.otherCustomer' });
};

const newestOf = prepared({ otherId: ticketLinks.otherId }, (q, { otherId }) =>
  q
    .select({ id: ticketLinks.ticketId })
    .from(ticketLinks)
    .where(and(eq(ticketLinks.otherId, otherId), eq(ticketLinks.kind, 'followUp')))
    .orderBy(desc(ticketLinks.id)),
);

/**
 * The ticket in which a closed one goes on for these members, whose records must be of one person; null where another one
 * has to begin. One that follows it may have been merged into it, or into one that it follows: those that were closed
 * already (`passed`) are no answer.
 */
export const findFollowUp = async (
  db: Db,
  closedId: number,
  { passed, memberIds }: { passed: readonly number[]; memberIds: readonly number[] },
): Promise<number | null> => {
  for (const { id } of await newestOf(db, { otherId: closedId })) {
    const next = await survivorOf(db, id);
    const isOfOne = await areOnePerson(db, [...memberIds, ...(await loadThreadMembers(db, next))]);
    if (isOfOne && !passed.includes(next)) return next;
  }
  return null;
};
