/** Reads the tasks of a ticket, and whether any is open. */
import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { TicketTask } from '#contract/service/tasks';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketTasks } from '#db/schema/service/tickets';

const ofTicket = prepared({ ticketId: ticketTasks.ticketId }, (q, { ticketId }) =>
  q
    .select({
      id: ticketTasks.id,
      title: ticketTasks.title,
      department: ticketTasks.department,
      dueAt: ticketTasks.dueAt,
      doneAt: ticketTasks.doneAt,
      doneBy: ticketTasks.doneBy,
      createdBy: ticketTasks.createdBy,
    })
    .from(ticketTasks)
    .where(eq(ticketTasks.ticketId, ticketId))
    .orderBy(asc(ticketTasks.dueAt), asc(ticketTasks.id)),
);
export const loadTasks = (db: Db, ticketId: number): Promise<TicketTask[]> =>
  ofTicket(db, { ticketId });

const openOf = prepared({ ticketId: ticketTasks.ticketId }, (q, { ticketId }) =>
  q
    .select({ n: count() })
    .from(ticketTasks)
    .where(and(eq(ticketTasks.ticketId, ticketId), isNull(ticketTasks.doneAt))),
);

/** What keeps the ticket from being resolved. */
export const findOpenTasks = async (tx: Db, ticketId: number): Promise<string | null> =>
  Number((await openOf(tx, { ticketId }))[0]?.n ?? 0) > 0 ? 'tickets.errors.openTasks' : null;
