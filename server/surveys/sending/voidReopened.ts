/** Withdraws what was asked about a ticket that is open again: the next time it is resolved, somebody is asked anew. */
import { and, eq, isNull } from 'drizzle-orm';
import { LIVE_STATUSES } from '#contract/service/tickets';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyInvitations } from '#db/schema/surveys/distributions';
import type { Writer } from '../../platform/records/writer.ts';
import type { TicketStep } from '../../service/tickets/afterChanges.ts';

const withdraw = prepared(
  {
    kind: surveyInvitations.subjectKind,
    ticketId: surveyInvitations.subjectId,
    at: surveyInvitations.voidedAt,
  },
  (q, { kind, ticketId, at }) =>
    q
      .update(surveyInvitations)
      .set({ voidedAt: at })
      .where(
        and(
          eq(surveyInvitations.subjectKind, kind),
          eq(surveyInvitations.subjectId, ticketId),
          isNull(surveyInvitations.completedAt),
          isNull(surveyInvitations.voidedAt),
          isNull(surveyInvitations.outReason),
        ),
      ),
);

/**
 * Nobody was asked, because the customer had not answered or it was taken for spam, and that was not so: the next time that it
 * is resolved has the same number, and is decided then.
 */
const forget = prepared(
  {
    kind: surveyInvitations.subjectKind,
    ticketId: surveyInvitations.subjectId,
    occurrence: surveyInvitations.occurrence,
    reason: surveyInvitations.outReason,
  },
  (q, { kind, ticketId, occurrence, reason }) =>
    q
      .delete(surveyInvitations)
      .where(
        and(
          eq(surveyInvitations.subjectKind, kind),
          eq(surveyInvitations.subjectId, ticketId),
          eq(surveyInvitations.occurrence, occurrence),
          eq(surveyInvitations.outReason, reason),
        ),
      ),
);

const LIVE: readonly string[] = LIVE_STATUSES;

export const voidReopened = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  { before, after }: TicketStep,
): Promise<void> => {
  if (before === null || LIVE.includes(before.state) || !LIVE.includes(after.state)) return;
  await withdraw(tx, { kind: 'ticket', ticketId: after.id, at: now });
  const occurrence = after.reopenCount + 1;
  await forget(tx, { kind: 'ticket', ticketId: after.id, occurrence, reason: 'ineligible' });
};
