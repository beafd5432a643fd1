/** Tickets that are one thread: one, and those that were merged into it. */
import { eq, inArray, or } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { findRow } from '../../platform/records/records.ts';

const partsOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ id: tickets.id, mergedIntoId: tickets.mergedIntoId })
    .from(tickets)
    .where(or(inArray(tickets.id, ids), inArray(tickets.mergedIntoId, ids))),
);

/** Of each of these tickets, itself and those that were merged into it. */
export const loadThreads = (db: Db, ids: readonly number[]) => partsOf(db, { ids });

/** The ticket and those that were merged into it: their messages are one thread. */
export const threadOf = async (db: Db, id: number): Promise<number[]> =>
  (await loadThreads(db, [id])).map((row) => row.id);

const mergedInto = prepared({ id: tickets.mergedIntoId }, (q, { id }) =>
  q.select({ id: tickets.id }).from(tickets).where(eq(tickets.mergedIntoId, id)),
);
/** Those that were merged into this one. */
export const loadMergedIds = async (db: Db, id: number): Promise<number[]> =>
  (await mergedInto(db, { id })).map((row) => row.id);

/** The ticket that goes on in place of merged ones. */
export const survivorOf = async (db: Db, id: number): Promise<number> => {
  const row = await findRow(db, tickets, id);
  return row?.mergedIntoId ? survivorOf(db, row.mergedIntoId) : id;
};
