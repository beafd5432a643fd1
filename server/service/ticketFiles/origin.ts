/** What is known of a ticket that came by a file, for its page. */
import { eq } from 'drizzle-orm';
import type { TicketOrigin } from '#contract/service/ticketFiles';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { importedTickets } from '#db/schema/service/importedTickets';
import { tickets } from '#db/schema/service/tickets';
import { loadReasonIds } from '../../orders/returnReasons/load.ts';
import { findRow, getRow } from '../../platform/records/records.ts';

const originOf = prepared({ ticketId: importedTickets.ticketId }, (q, { ticketId }) =>
  q.select().from(importedTickets).where(eq(importedTickets.ticketId, ticketId)),
);

/** Null of one that was opened here; 404 where there is no such ticket. */
export const loadOrigin = async (db: Db, ticketId: number): Promise<TicketOrigin | null> => {
  await getRow(db, tickets, ticketId);
  const [row] = await originOf(db, { ticketId });
  if (!row) return null;
  const { number, agent, reasonText, satisfaction, closedAt, importedAt } = row;
  const reasonId = (await loadReasonIds(db, [reasonText])).get(reasonText ?? '');
  const reason = reasonId === undefined ? null : await findRow(db, returnReasons, reasonId);
  return {
    number,
    agent,
    reasonText,
    reasonNames: reason?.names ?? null,
    satisfaction,
    closedAt,
    importedAt,
  };
};
