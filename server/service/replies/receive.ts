/** What a customer writes, by whatever way it comes: it opens the ticket again, or begins another one that follows it. */
import type { TicketChannel } from '#contract/service/messages';
import type { Db } from '#db';
import { tickets } from '#db/schema/service/tickets';
import { getRow } from '../../platform/records/records.ts';
import { findSent, insertMessage } from '../messages/write.ts';
import { createTicket } from '../tickets/create.ts';
import { loadThreadMembers, refuseErasedCustomer } from '../tickets/customers.ts';
import { findFollowUp, linkFollowUp } from '../tickets/followUps.ts';
import type { TicketRow } from '../tickets/record.ts';
import { answerTo, statusAt } from '../tickets/rules.ts';
import { permit } from '../tickets/permit.ts';
import { openTicket, takeStep, type TicketWriter } from '../tickets/step.ts';
import { survivorOf, threadOf } from '../tickets/thread.ts';
import { answerFields } from './rules.ts';

export interface CustomerMessage {
  externalId: string;
  body: string;
  occurredAt: number;
  channel: TicketChannel | null;
  attachmentIds?: readonly number[];
  /** The ticket to which the customer sent it, where it came by another one. */
  sentToId?: number;
  /** See `StepMessage`. */
  isOfCaseStep?: boolean;
}

/** Another ticket of the same customer, of the same kind and about the same order, linked to the closed one. */
const beginFollowUp = async (
  tx: Db,
  writer: TicketWriter,
  closed: TicketRow,
  {
    externalId,
    body,
    occurredAt,
    channel,
    attachmentIds = [],
    sentToId = closed.id,
  }: CustomerMessage,
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
    attachmentIds,
    tags: [],
    assigneeId: null,
    externalId: null,
    requestHash: null,
  });
  await linkFollowUp(tx, writer, { id: ticket.id, closedId: closed.id });
  return ticket;
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
    const memberIds = await loadThreadMembers(tx, id);
    const next = await findFollowUp(tx, id, { passed: closed, memberIds });
    return next === null
      ? beginFollowUp(tx, writer, row, { ...received, sentToId })
      : receiveMessage(tx, writer, next, { ...received, sentToId }, closed);
  }
  const { action, wasNeverUnanswered } = answer;
  const to = await permit(tx, row, action, writer, { writtenAt: occurredAt });
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
    attachmentIds: received.attachmentIds ?? [],
  });
  return takeStep(tx, writer, row, {
    action: wasNeverUnanswered ? 'answer' : action,
    verb: 'receive',
    at: occurredAt,
    message: { ...message, isOfCaseStep: received.isOfCaseStep ?? false },
    values: {
      ...answerFields(row, { action, counts: !wasNeverUnanswered, writtenAt: occurredAt }),
      ...(to !== 'closed' && { state: to }),
    },
  });
};
