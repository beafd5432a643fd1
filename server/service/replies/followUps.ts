/** The ticket in which a closed one goes on. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketLinks } from '#db/schema/service/tickets';

const newest = prepared({ otherId: ticketLinks.otherId }, (q, { otherId }) =>
  q
    .select({ id: ticketLinks.ticketId })
    .from(ticketLinks)
    .where(and(eq(ticketLinks.otherId, otherId), eq(ticketLinks.kind, 'followUp')))
    .orderBy(desc(ticketLinks.id))
    .limit(1),
);

/** Null where nobody began one. */
export const findFollowUp = async (db: Db, closedId: number): Promise<number | null> =>
  (await newest(db, { otherId: closedId }))[0]?.id ?? null;
