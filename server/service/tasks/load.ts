/** Reads the tasks of a ticket, and which are open. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Obstacle } from '#contract/service/obstacles';
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
    .select({ title: ticketTasks.title })
    .from(ticketTasks)
    .where(and(eq(ticketTasks.ticketId, ticketId), isNull(ticketTasks.doneAt)))
    .orderBy(asc(ticketTasks.dueAt), asc(ticketTasks.id)),
);

/** What keeps the ticket from being resolved. Tasks are completed on its page. */
export const findOpenTasks = async (tx: Db, ticketId: number): Promise<Obstacle[]> =>
  (await openOf(tx, { ticketId })).map(({ title }) => ({
    message: 'tickets.errors.openTasks',
    resource: 'tickets',
    id: ticketId,
    name: title,
  }));
