/** Tasks go with their ticket: to the one with which it becomes one thread, and back. */
import { and, eq, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { ticketTasks } from '#db/schema/service/tickets';
import type { ThreadRows } from '../tickets/afterChanges.ts';

const moveAll = prepared(
  { sourceId: ticketTasks.ticketId, targetId: ticketTasks.ticketId },
  (q, { sourceId, targetId }) =>
    q
      .update(ticketTasks)
      .set({
        ticketId: targetId,
        originId: sql`coalesce(${ticketTasks.originId}, ${ticketTasks.ticketId})`,
      })
      .where(eq(ticketTasks.ticketId, sourceId)),
);
const moveOwn = prepared(
  {
    sourceId: ticketTasks.ticketId,
    originId: ticketTasks.originId,
    targetId: ticketTasks.ticketId,
  },
  (q, { sourceId, originId, targetId }) =>
    q
      .update(ticketTasks)
      .set({ ticketId: targetId })
      .where(and(eq(ticketTasks.ticketId, sourceId), eq(ticketTasks.originId, originId))),
);

export const TASK_ROWS: ThreadRows = {
  merge: (tx, { sourceId, targetId }) => moveAll(tx, { sourceId, targetId }),
  split: (tx, { sourceId, ticketId, targetId }) =>
    moveOwn(tx, { sourceId, originId: ticketId, targetId }),
};
