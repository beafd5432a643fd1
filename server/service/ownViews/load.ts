/** Reads the views of a person. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketViews } from '#db/schema/service/ticketViews';
import { notFound } from '../../platform/http/errors.ts';

export type ViewRow = typeof ticketViews.$inferSelect;

const ofPerson = prepared({ staffId: ticketViews.staffId }, (q, { staffId }) =>
  q
    .select()
    .from(ticketViews)
    .where(eq(ticketViews.staffId, staffId))
    .orderBy(asc(ticketViews.position), asc(ticketViews.id)),
);
export const loadOwnViews = (db: Db, staffId: string): Promise<ViewRow[]> =>
  ofPerson(db, { staffId });

const oneOf = prepared({ id: ticketViews.id, staffId: ticketViews.staffId }, (q, { id, staffId }) =>
  q
    .select()
    .from(ticketViews)
    .where(and(eq(ticketViews.id, id), eq(ticketViews.staffId, staffId))),
);
/** 404 also for that of somebody else. */
export const getOwnView = async (db: Db, id: number, staffId: string): Promise<ViewRow> => {
  const [row] = await oneOf(db, { id, staffId });
  if (!row) throw notFound();
  return row;
};
