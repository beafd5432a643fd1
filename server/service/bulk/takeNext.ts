/** Takes the ticket that waits most urgently, in one transaction: nobody else gets the same one. */
import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { conflict } from '../../platform/http/errors.ts';
import { takeTicket } from '../tickets/actions.ts';
import type { TicketRow } from '../tickets/record.ts';
import type { Acting } from '../tickets/step.ts';

const nextWaiting = prepared({}, (q) =>
  q
    .select({ id: tickets.id, version: tickets.version })
    .from(tickets)
    .where(and(isNull(tickets.assigneeId), inArray(tickets.state, ['new', 'open'])))
    .orderBy(asc(tickets.priority), asc(tickets.openedAt), asc(tickets.id))
    .limit(1),
);

/** 409 where none waits. */
export const takeNext = async (tx: Db, writer: Acting): Promise<TicketRow> => {
  const [waiting] = await nextWaiting(tx);
  if (!waiting) throw conflict('tickets.errors.nothingWaits');
  return takeTicket(tx, writer, waiting.id, { version: waiting.version });
};
