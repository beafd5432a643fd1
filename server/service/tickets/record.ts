/** A ticket as stored, and its entries of the activity log. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import type { Writer } from '../../platform/records/writer.ts';

export type TicketRow = typeof tickets.$inferSelect;

/** Without words of the customer: those leave with the customer, and the log stays. */
export const activityEntry = ({ actor, now }: Writer, { id, number }: TicketRow) => ({
  actor,
  at: now,
  resource: 'tickets',
  recordId: id,
  recordName: number,
});

const byNumber = prepared({ number: tickets.number }, (q, { number }) =>
  q.select({ id: tickets.id }).from(tickets).where(eq(tickets.number, number)),
);
export const findByNumber = async (db: Db, number: string): Promise<number | null> =>
  (await byNumber(db, { number }))[0]?.id ?? null;
