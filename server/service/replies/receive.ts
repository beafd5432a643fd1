/** What a customer writes, by whatever way it comes: it opens the ticket again, or begins another one that follows it. */
import type { TicketChannel } from '#contract/service/messages';
import type { Db } from '#db';
import { tickets } from '#db/schema/service/tickets';
import { findRow, getRow } from '../../platform/records/records.ts';
import { findSent, insertMessage } from '../messages/write.ts';
import { createTicket } from '../tickets/create.ts';
import { loadThreadMembers, refuseErasedCustomer } from '../tickets/customers.ts';
import { linkFollowUp } from '../tickets/followUp.ts';
import { threadOf, type TicketRow } from '../tickets/record.ts';
import { answerTo, statusAt } from '../tickets/rules.ts';
import { type TicketWriter, NOT_WAITING, openTicket, permit, takeStep } from '../tickets/step.ts';
import { findFollowUp } from './followUps.ts';

export interface CustomerMessage {
  externalId: string;
  body: string;
  occurredAt: number;
  channel: TicketChannel | null;
  /** The ticket to which the customer sent it, where it came by another one. */
  sentToId?: number;
}

/** The ticket that goes on in place of merged ones. */
const survivorOf = async (tx: Db, id: number): Promise<number> => {
  const row = await findRow(tx, tickets, id);
  return row?.mergedIntoId ? survivorOf(tx, row.mergedIntoId) : id;
};

/** Another ticket of the same customer, of the same kind and about the same order, linked to the closed one. */
const beginFollowUp = async (
  tx: Db,
  writer: TicketWriter,
  closed: TicketRow,
  { externalId, body, occurredAt, channel, sentToId = closed.id }: CustomerMessage,
): Promise<TicketRow> => {
  // One that was merged may be of another record of the customer.
  const asked = await getRow(tx, tickets, sentToId);
  const { type, subject, priority, severity, orderExternalId, lines } = asked;
  // A ticket of nobody may be one thread with that of a member.
  const memberId =
    asked.memberId ?? closed.memberId ?? (await loadThreadMembers(tx, closed.id))[0] ?? null;
  const facts = { type, subject, priority, severity, memberId, orderExternalId, lines };
  const ticket = await createTicket(tx, writer, {
    ...facts,
    source: 'shop',
    channel: channel ?? closed.channel,
    openedAt: occurredAt,
    message: body,
    messageId: externalId,
    tags: [],
    assigneeId: null,
    externalId: null,
    requestHash: null,
  });
  await linkFollowUp(tx, writer, { id: ticket.id, closedId: closed.id });
  return ticket;
};

/** The fields that a customer's message changes. A hold keeps its date, so that it can be held again until then. */
const answerFields = (
  row: TicketRow,
  writtenAt: number,
  action: 'answer' | 'reopen',
  counts: boolean,
) => ({
  lastMessageAt: Math.max(row.lastMessageAt, writtenAt),
  ...(row.state === 'pendingCustomer' && NOT_WAITING),
  ...(action === 'reopen' && {
    resolution: null,
    resolvedAt: null,
    ...(counts && { reopenCount: row.reopenCount + 1 }),
  }),
});

/**
 * The ticket in which a closed one goes on; null where another one has to begin. One that follows it may have been merged
 * into it, or into one that it follows: those that were closed already (`passed`) are no answer.
 */
const findNext = async (tx: Db, id: number, passed: readonly number[]): Promise<number | null> => {
  const begun = await findFollowUp(tx, id);
  if (begun === null) return null;
  const next = await survivorOf(tx, begun);
  return passed.includes(next) ? null : next;
};

/** Returns the ticket in which the message is; the same message again changes nothing. */
export const receiveMessage = async (
  tx: Db,
  writer: TicketWriter,
  ticketId: number,
  received: CustomerMessage,
  passed: readonly number[] = [],
): Promise<TicketRow> => {
  const id = await survivorOf(tx, ticketId);
  const { sentToId = ticketId } = received;
  await refuseErasedCustomer(tx, id);
  const { externalId, body, occurredAt } = received;
  const sent = { externalId, body, kind: 'public' as const };
  const row = await openTicket(tx, writer, id);
  const threadIds = await threadOf(tx, id);
  if (await findSent(tx, { ...sent, threadIds, ownIds: [ticketId, sentToId] })) return row;
  const answer = answerTo(statusAt(row, writer.now), occurredAt);
  if (answer === 'followUp') {
    const closed = [...passed, id];
    const next = await findNext(tx, id, closed);
    return next === null
      ? beginFollowUp(tx, writer, row, { ...received, sentToId })
      : receiveMessage(tx, writer, next, { ...received, sentToId }, closed);
  }
  const { action, wasNeverUnanswered } = answer;
  const { to } = permit(row, action, writer);
  const message = await insertMessage(tx, writer, {
    ...sent,
    ticketId: id,
    authorKind: 'customer',
    authorId: null,
    authorName: null,
    channel: received.channel ?? row.channel,
    wasReached: null,
    occurredAt,
    sentToId: sentToId === id ? null : sentToId,
  });
  return takeStep(tx, writer, row, {
    action: wasNeverUnanswered ? 'answer' : action,
    verb: 'receive',
    at: occurredAt,
    message,
    values: {
      ...answerFields(row, occurredAt, action, !wasNeverUnanswered),
      ...(to !== 'closed' && { state: to }),
    },
  });
};
