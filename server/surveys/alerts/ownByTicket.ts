/**
 * Whoever takes the ticket that was opened for an alert gets the alert, where it rates no colleague: they could not see what it
 * is about.
 */
import type { Db } from '#db';
import { and, inArray, isNull } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { TicketStep } from '../../service/tickets/afterChanges.ts';
import { threadOf } from '../../service/tickets/thread.ts';
import { giveAlert } from './give.ts';
import { isHidden } from './hidden.ts';
import { loadParty } from './reach.ts';
import type { AlertRow } from './record.ts';

const liveOf = prepared({ ticketIds: many(surveyAlerts.ticketId) }, (q, { ticketIds }) =>
  q
    .select()
    .from(surveyAlerts)
    .where(
      and(
        inArray(surveyAlerts.ticketId, ticketIds),
        isNull(surveyAlerts.withdrawnAt),
        isNull(surveyAlerts.closedAt),
        // A customer who is unhappy again is a manager's.
        isNull(surveyAlerts.reopenedAt),
        // Low ratings of an agent are for leads and managers.
        isNull(surveyAlerts.agentId),
      ),
    ),
);

/** What a lead or a manager has stays theirs. */
const isFree = async (tx: Db, alert: AlertRow): Promise<boolean> => {
  if (alert.ownerId === null) return true;
  const owner = await findRow(tx, staff, alert.ownerId);
  const party = owner && (await loadParty(tx, { role: owner.role, actor: owner }, alert));
  return party === 'assignee';
};

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
  for (const alert of await liveOf(tx, { ticketIds: await threadOf(tx, id) }))
    if (!isHidden(alert) && (await isFree(tx, alert)))
      await giveAlert(tx, writer, alert, assigneeId);
};
