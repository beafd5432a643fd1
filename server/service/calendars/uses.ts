/** Whether tickets were counted by a calendar: their clocks are computed from it again. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketTargets } from '#db/schema/service/clocks';

const first = prepared({ calendarId: ticketTargets.calendarId }, (q, { calendarId }) =>
  q
    .select({ id: ticketTargets.id })
    .from(ticketTargets)
    .where(eq(ticketTargets.calendarId, calendarId))
    .limit(1),
);
export const isCounted = async (db: Db, calendarId: number): Promise<boolean> =>
  (await first(db, { calendarId })).length > 0;
