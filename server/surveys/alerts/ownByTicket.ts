/** Whoever takes the ticket that was opened for an alert gets the alert: they could not see what it is about. */
import type { Db } from '#db';
import { and, eq, isNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { recordActivity } from '../../platform/activities/record.ts';
import { findRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { TicketStep } from '../../service/tickets/afterChanges.ts';
import { isHidden } from './hidden.ts';
import { alertEntry } from './record.ts';

const liveOf = prepared({ ticketId: surveyAlerts.ticketId }, (q, { ticketId }) =>
  q
    .select()
    .from(surveyAlerts)
    .where(
      and(
        eq(surveyAlerts.ticketId, ticketId),
        isNull(surveyAlerts.withdrawnAt),
        isNull(surveyAlerts.closedAt),
        // A customer who is unhappy again is a manager's.
        isNull(surveyAlerts.reopenedAt),
      ),
    ),
);

/** Not whoever is rated in it; and what a lead was given, or gave to somebody else, stays theirs. */
export const ownByTicket = async (
  tx: Db,
  writer: Writer,
  { before, after }: TicketStep,
): Promise<void> => {
  const { id, assigneeId, source } = after;
  if (
    source !== 'survey' ||
    before === null ||
    assigneeId === null ||
    assigneeId === before.assigneeId
  )
    return;
  const person = await findRow(tx, staff, assigneeId);
  for (const alert of await liveOf(tx, { ticketId: id })) {
    const isFree = alert.ownerId === null || alert.ownerId === before.assigneeId;
    if (!isFree || isHidden(alert) || alert.agentId === assigneeId) continue;
    const was = alert.ownerId === null ? undefined : await findRow(tx, staff, alert.ownerId);
    await updateRow(tx, surveyAlerts, alert.id, {
      ownerId: assigneeId,
      updatedAt: writer.now,
      version: alert.version + 1,
    });
    await recordActivity(tx, {
      ...alertEntry(writer, alert),
      verb: 'assign',
      before: { ownerName: was?.name ?? null },
      after: { ownerName: person?.name ?? null },
    });
  }
};
