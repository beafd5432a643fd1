/** A ticket that goes on with a closed one. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { ticketLinks, tickets } from '#db/schema/service/tickets';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { areOnePerson, loadThreadMembers, refuseErasedCustomer } from './customers.ts';
import { statusAt } from './rules.ts';

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
