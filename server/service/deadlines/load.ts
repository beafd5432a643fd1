/** Reads the legal deadlines of a ticket. */
import { asc, eq } from 'drizzle-orm';
import type { Deadline } from '#contract/service/clocks';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketDeadlines } from '#db/schema/service/clocks';

const ofTicket = prepared({ ticketId: ticketDeadlines.ticketId }, (q, { ticketId }) =>
  q
    .select({
      id: ticketDeadlines.id,
      rule: ticketDeadlines.rule,
      subject: ticketDeadlines.subject,
      startedAt: ticketDeadlines.startedAt,
      dueAt: ticketDeadlines.dueAt,
      metAt: ticketDeadlines.metAt,
      cancelledAt: ticketDeadlines.cancelledAt,
    })
    .from(ticketDeadlines)
    .where(eq(ticketDeadlines.ticketId, ticketId))
    .orderBy(asc(ticketDeadlines.dueAt), asc(ticketDeadlines.id)),
);
export const loadDeadlines = (db: Db, ticketId: number): Promise<Deadline[]> =>
  ofTicket(db, { ticketId });
