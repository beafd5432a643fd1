/** When something was last said in a thread: what `tickets.last_message_at` holds of the ticket that goes on. */
import { and, eq, inArray, max } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketMessages, tickets } from '#db/schema/service/tickets';

const newest = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ openedAt: tickets.openedAt, saidAt: max(ticketMessages.occurredAt) })
    .from(tickets)
    .leftJoin(
      ticketMessages,
      and(
        eq(ticketMessages.ticketId, tickets.id),
        inArray(ticketMessages.kind, ['public', 'call']),
      ),
    )
    .where(inArray(tickets.id, ids))
    .groupBy(tickets.id),
);

export const loadLastMessageAt = async (db: Db, threadIds: readonly number[]): Promise<number> =>
  Math.max(
    ...(await newest(db, { ids: threadIds })).map(({ openedAt, saidAt }) => saidAt ?? openedAt),
  );
