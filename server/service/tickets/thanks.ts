/** Whether a ticket is open only because its customer said thanks: then it can stay resolved as it was. */
import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketChanges } from '#db/schema/service/tickets';
import { loadPublicAfter } from '../messages/load.ts';
import type { TicketRow } from './record.ts';

const lastStep = prepared({ ticketId: ticketChanges.ticketId }, (q, { ticketId }) =>
  q
    .select()
    .from(ticketChanges)
    .where(eq(ticketChanges.ticketId, ticketId))
    .orderBy(desc(ticketChanges.id))
    .limit(1),
);

/** How it was resolved before that message; null where it was not reopened by one, or something was said since. */
export const findThanked = async (
  db: Db,
  ticketId: number,
  threadIds: readonly number[],
): Promise<Required<Pick<TicketRow, 'resolution' | 'resolvedAt'>> | null> => {
  const [last] = await lastStep(db, { ticketId });
  if (last?.action !== 'reopen' || last.actorKind !== 'customer' || last.messageId === null)
    return null;
  const { resolution = null, resolvedAt = null } = (last.before ?? {}) as Partial<TicketRow>;
  if (resolution === null || resolvedAt === null) return null;
  const since = await loadPublicAfter(db, threadIds, last.messageId);
  return since.length === 0 ? { resolution, resolvedAt } : null;
};
