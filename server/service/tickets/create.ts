/** Opens tickets: those that staff write down and those that the shop sends for a customer. */
import { eq, max } from 'drizzle-orm';
import type { TicketSource } from '#contract/service/tickets';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { tickets, ticketTags } from '#db/schema/service/tickets';
import { dayOf } from '#shared/days';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { loadPersonLevel } from '../../members/levels/personLevel.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { insertMessage } from '../messages/write.ts';
import { afterTicketSteps } from './afterChanges.ts';
import { activityEntry, type TicketRow } from './record.ts';
import { refuseErasedBuyer } from './customers.ts';
import { ticketNumber } from './rules.ts';
import { type TicketWriter, recordChange } from './step.ts';
import { tellStep } from './tell.ts';

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

/** The level of a member who may be named, of a merged record that of who stays; null without a member. */
export const levelOf = async (
  tx: Db,
  memberId: number | null,
  now: number,
): Promise<string | null> => {
  if (memberId === null) return null;
  const member = await findRow(tx, members, memberId);
  if (!member) throw invalid({ memberId: 'errors.notFound' });
  refuseErasedIn('memberId', member);
  return loadPersonLevel(tx, member, now);
};

const insertTicket = async (tx: Db, writer: TicketWriter, input: NewTicket): Promise<TicketRow> => {
  const { now, settings, actor } = writer;
  const { memberId, orderExternalId } = input;
  if (memberId === null && orderExternalId !== null) await refuseErasedBuyer(tx, orderExternalId);
  const { message: _, messageId: __, tags: ___, ...fields } = input;
  const recordedOn = dayOf(now, settings.timeZone);
  const dayNumber = ((await lastOfDay(tx, { day: recordedOn }))[0]?.n ?? 0) + 1;
  const row = {
    ...fields,
    number: ticketNumber(recordedOn, dayNumber),
    recordedOn,
    dayNumber,
    state: input.assigneeId === null ? ('new' as const) : ('open' as const),
    level: await levelOf(tx, input.memberId, now),
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
  const { actor, now, party } = writer;
  const message = await insertMessage(tx, writer, {
    ticketId: row.id,
    ...beginning(writer, input),
    body: input.message,
    channel: row.channel,
    wasReached: null,
    externalId: input.messageId,
    occurredAt: row.openedAt,
  });
  await recordChange(tx, {
    ticketId: row.id,
    at: row.openedAt,
    ...(party === 'customer'
      ? { actorKind: 'customer', actorId: null, actorName: null }
      : { actorKind: actor.kind, actorId: actor.id, actorName: actor.name }),
    action: 'open',
    fromStatus: null,
    toStatus: row.state,
    before: null,
    after: { assigneeId: row.assigneeId },
    reason: null,
  });
  const { type, priority, channel, memberId, orderExternalId, assigneeId } = row;
  await recordActivity(tx, {
    ...activityEntry(writer, row),
    verb: 'create',
    after: { type, priority, channel, memberId, orderExternalId, assigneeId },
  });
  await tellStep(tx, now, null, row);
  for (const follow of afterTicketSteps.parts)
    await follow(tx, writer, { before: null, after: row, message, at: row.openedAt });
  return row;
};
