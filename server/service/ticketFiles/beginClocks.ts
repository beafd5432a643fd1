/** The clocks of a ticket that another system began: from when it was opened, unless they are over by now. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { ticketTargets } from '#db/schema/service/clocks';
import { tickets } from '#db/schema/service/tickets';
import { getRow } from '../../platform/records/records.ts';
import { applyPolicy } from '../clocks/follow.ts';
import { recomputeClocks } from '../clocks/recompute.ts';
import type { TicketRow } from '../tickets/record.ts';

const forget = prepared({ ticketId: ticketTargets.ticketId }, (q, { ticketId }) =>
  q.delete(ticketTargets).where(eq(ticketTargets.ticketId, ticketId)),
);

const countFrom = async (tx: Db, row: TicketRow, at: number, now: number) => {
  await forget(tx, { ticketId: row.id });
  await applyPolicy(tx, row, { at });
  await recomputeClocks(tx, row.id, now);
  return getRow(tx, tickets, row.id);
};

/** What was overdue when it came here is not: its next clock begins with what happens next. */
export const beginClocks = async (tx: Db, row: TicketRow, now: number): Promise<void> => {
  const { nextDueAt } = await countFrom(tx, row, row.openedAt, now);
  if (nextDueAt !== null && nextDueAt <= now)
    await countFrom(tx, row, Math.max(row.openedAt, row.createdAt), now);
};
