/** What happened to a ticket: its messages and steps, with those of the tickets that were merged into it. */
import { asc, inArray } from 'drizzle-orm';
import type { Timeline } from '#contract/service/replies';
import { SYSTEM } from '#contract/platform/activities';
import type { TicketChange } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { ticketChanges, tickets } from '#db/schema/service/tickets';
import { getRow } from '../../platform/records/records.ts';
import { loadStepsOfTickets } from '../cases/history.ts';
import { loadMessages } from '../messages/load.ts';
import { loadRefundsOf } from '../refunds/record.ts';
import { stepsOfRefund } from '../refunds/rules.ts';
import type { TicketRow } from '../tickets/record.ts';
import { instantsOf } from '../tickets/rules.ts';
import { threadOf } from '../tickets/thread.ts';

const changesOf = prepared({ ids: many(ticketChanges.ticketId) }, (q, { ids }) =>
  q
    .select({
      id: ticketChanges.id,
      ticketId: ticketChanges.ticketId,
      at: ticketChanges.at,
      actorKind: ticketChanges.actorKind,
      actorName: ticketChanges.actorName,
      action: ticketChanges.action,
      fromStatus: ticketChanges.fromStatus,
      toStatus: ticketChanges.toStatus,
      after: ticketChanges.after,
      reason: ticketChanges.reason,
    })
    .from(ticketChanges)
    .where(inArray(ticketChanges.ticketId, ids))
    .orderBy(asc(ticketChanges.at), asc(ticketChanges.id)),
);

/** The steps that time has taken and that nobody has recorded yet: they have no id. */
const timedSteps = (row: TicketRow, now: number): TicketChange[] => {
  const { lapsesAt, closesAt } = instantsOf(row);
  const byTime = {
    id: null,
    ticketId: row.id,
    actorKind: SYSTEM.kind,
    actorName: SYSTEM.name,
    reason: null,
  };
  const steps: (TicketChange | null)[] = [
    lapsesAt === null
      ? null
      : {
          ...byTime,
          at: lapsesAt,
          action: 'lapse',
          fromStatus: 'pendingCustomer',
          toStatus: 'resolved',
          after: { resolution: 'noReply' },
        },
    closesAt === null
      ? null
      : {
          ...byTime,
          at: closesAt,
          action: 'close',
          fromStatus: 'resolved',
          toStatus: 'closed',
          after: null,
        },
  ];
  return steps.flatMap((step) => (step !== null && step.at <= now ? step : []));
};

export const loadTimeline = async (db: Db, id: number, now: number): Promise<Timeline> => {
  const row = await getRow(db, tickets, id);
  const ids = await threadOf(db, id);
  const messages = await loadMessages(db, ids);
  const changes = await changesOf(db, { ids });
  const cases = await loadStepsOfTickets(db, ids, now);
  const refunds = (await loadRefundsOf(db, ids)).flatMap(stepsOfRefund);
  return { messages, changes: [...changes, ...timedSteps(row, now)], cases, refunds };
};
