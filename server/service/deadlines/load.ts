/** Reads the legal deadlines of a ticket, with those of the tickets that were merged into it. */
import { asc, inArray } from 'drizzle-orm';
import type { Deadline } from '#contract/service/clocks';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketDeadlines } from '#db/schema/service/clocks';
import { threadOf } from '../tickets/thread.ts';

const ofTickets = prepared({ ids: many(ticketDeadlines.ticketId) }, (q, { ids }) =>
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
    .where(inArray(ticketDeadlines.ticketId, ids))
    .orderBy(asc(ticketDeadlines.dueAt), asc(ticketDeadlines.id)),
);
export const loadDeadlines = async (db: Db, ticketId: number): Promise<Deadline[]> =>
  ofTickets(db, { ids: await threadOf(db, ticketId) });
