/** Opens tickets: those that staff write down and those that the shop sends for a customer. */
import { eq, max } from 'drizzle-orm';
import type { TicketSource } from '#contract/service/tickets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { tickets, ticketTags } from '#db/schema/service/tickets';
import { dayOf } from '#shared/days';
import { getRow } from '../../platform/records/records.ts';
import { insertMessage } from '../messages/write.ts';
import { loadCustomerLevel, refuseErasedBuyer } from './customers.ts';
import type { TicketRow } from './record.ts';
import { ticketNumber } from './rules.ts';
import { recordOpening, type TicketWriter } from './step.ts';

export interface NewTicket extends Pick<
  TicketRow,
  | 'type'
  | 'subject'
  | 'priority'
  | 'severity'
  | 'channel'
  | 'memberId'
  | 'orderExternalId'
  | 'lines'
  | 'openedAt'
> {
  source: TicketSource;
  message: string;
  messageId: string;
  /** Files that were stored for the message. */
  attachmentIds?: readonly number[];
  tags: readonly string[];
  assigneeId: string | null;
  externalId: string | null;
  requestHash: string | null;
}

const lastOfDay = prepared({ day: tickets.recordedOn }, (q, { day }) =>
  q
    .select({ n: max(tickets.dayNumber) })
    .from(tickets)
    .where(eq(tickets.recordedOn, day)),
);

const insertTicket = async (tx: Db, writer: TicketWriter, input: NewTicket): Promise<TicketRow> => {
  const { now, settings, actor } = writer;
  const { memberId, orderExternalId } = input;
  if (memberId === null && orderExternalId !== null) await refuseErasedBuyer(tx, orderExternalId);
  const { message: _, messageId: __, tags: ___, attachmentIds: ____, ...fields } = input;
  const recordedOn = dayOf(now, settings.timeZone);
  const dayNumber = ((await lastOfDay(tx, { day: recordedOn }))[0]?.n ?? 0) + 1;
  const row = {
    ...fields,
    number: ticketNumber(recordedOn, dayNumber),
    recordedOn,
    dayNumber,
    state: input.assigneeId === null ? ('new' as const) : ('open' as const),
    level: await loadCustomerLevel(tx, memberId, now),
    lastMessageAt: input.openedAt,
    createdBy: actor.name,
    createdAt: now,
    updatedAt: now,
  };
  const [id = 0] = await insertRows(tx, tickets, [row], { returning: true });
  await insertRows(
    tx,
    ticketTags,
    [...new Set(input.tags)].map((tag) => ({ ticketId: id, tag })),
  );
  return getRow(tx, tickets, id);
};

/** What the customer asked is public, whoever wrote it down; why staff mean to call a customer is their own note. */
const beginning = ({ actor, party }: TicketWriter, { type }: NewTicket) =>
  type === 'care' && party !== 'customer'
    ? {
        kind: 'internal' as const,
        authorKind: 'staff' as const,
        authorId: actor.id,
        authorName: actor.name,
      }
    : {
        kind: 'public' as const,
        authorKind: 'customer' as const,
        authorId: null,
        authorName: null,
      };

/** The first message is what it is about. */
export const createTicket = async (
  tx: Db,
  writer: TicketWriter,
  input: NewTicket,
): Promise<TicketRow> => {
  const row = await insertTicket(tx, writer, input);
  const message = await insertMessage(tx, writer, {
    ticketId: row.id,
    ...beginning(writer, input),
    body: input.message,
    channel: row.channel,
    wasReached: null,
    externalId: input.messageId,
    occurredAt: row.openedAt,
    attachmentIds: input.attachmentIds ?? [],
  });
  await recordOpening(tx, writer, row, message);
  return row;
};
