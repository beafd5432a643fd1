/** Tells the store's own systems of tickets; without words, which they read where they may be redacted. */
import { eq } from 'drizzle-orm';
import type { TicketStatus } from '#contract/service/tickets';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { tickets } from '#db/schema/service/tickets';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import {
  type NewTimer,
  setTimers,
  settleTimers,
  type TimerKind,
} from '../../platform/outbox/timers.ts';
import { findRow } from '../../platform/records/records.ts';
import type { MessageRow } from '../messages/write.ts';
import type { TicketRow } from './record.ts';
import { instantsOf, statusAt } from './rules.ts';

const memberOf = prepared({ id: members.id }, (q, { id }) =>
  q.select({ externalId: members.externalId }).from(members).where(eq(members.id, id)),
);
const naming = async (tx: Db, { number, externalId, memberId }: TicketRow) => ({
  number,
  externalId,
  member:
    memberId === null ? null : ((await memberOf(tx, { id: memberId }))[0]?.externalId ?? null),
});

/** A public message of staff. */
export const recordReplyEvent = (
  tx: Db,
  { now }: { now: number },
  ticket: TicketRow,
  message: MessageRow,
): Promise<void> =>
  recordEvents(tx, { now }, 'ticket.replied', async () => [
    {
      at: now,
      key: String(message.id),
      data: { ...(await naming(tx, ticket)), messageId: message.id },
    },
  ]);

const recordStatusEvent = (
  tx: Db,
  now: number,
  ticket: TicketRow,
  from: TicketStatus | null,
  at: number,
): Promise<void> =>
  recordEvents(tx, { now }, 'ticket.status_changed', async () => {
    const { status, resolution } = statusAt(ticket, at);
    return [
      {
        at,
        key: [ticket.id, ticket.version, at].join('/'),
        data: { ...(await naming(tx, ticket)), from, status, resolution },
      },
    ];
  });

const KIND = 'ticket';

/** When time alone makes its status another one. */
export const ticketTimersOf = (ticket: TicketRow): NewTimer[] => {
  const { lapsesAt, closesAt } = instantsOf(ticket);
  return [lapsesAt, closesAt].flatMap((dueAt) =>
    dueAt === null ? [] : [{ kind: KIND, subject: String(ticket.id), dueAt }],
  );
};

/** Tells what time has decided of a ticket; call it before it changes. */
export const settleTicketTimers = (tx: Db, id: number, now: number): Promise<void> =>
  settleTimers(tx, KIND, String(id), now, now);

/** Tells a step of a ticket, and plans what time will make of it. */
export const recordStepEvent = async (
  tx: Db,
  now: number,
  before: TicketRow | null,
  after: TicketRow,
): Promise<void> => {
  const from = before === null ? null : statusAt(before, now).status;
  if (from !== statusAt(after, now).status) await recordStatusEvent(tx, now, after, from, now);
  // Also where the status stays: a customer who is asked again has longer to answer.
  await setTimers(
    tx,
    ticketTimersOf(after).filter(({ dueAt }) => dueAt > now),
  );
};

export const TICKET_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx, { subject, dueAt }, now) => {
    const ticket = await findRow(tx, tickets, Number(subject));
    // A timer of a step that was taken back since.
    if (ticket && ticketTimersOf(ticket).some((timer) => timer.dueAt === dueAt))
      await recordStatusEvent(tx, now, ticket, statusAt(ticket, dueAt - 1).status, dueAt);
    return null;
  },
  planned: async () => [],
};
