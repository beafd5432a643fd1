/** What staff write: to the customer, for colleagues, or about a call; with what becomes of the ticket. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { MessageInput } from '#contract/service/replies';
import type { TicketAction } from '#contract/service/tickets';
import type { Db } from '#db';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { isInThread, loadPublicAfter } from '../messages/load.ts';
import { findSent, insertMessage, type NewMessage } from '../messages/write.ts';
import { findBlock, refuseBlocked } from '../tickets/actions.ts';
import { isNobodys } from '../tickets/agents.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { threadOf, type TicketRow } from '../tickets/record.ts';
import { unansweredFrom } from '../tickets/rules.ts';
import { type TicketWriter, NOT_WAITING, openTicket, permit, takeStep } from '../tickets/step.ts';
import { tellReply } from '../tickets/tell.ts';

const VERBS: Record<MessageInput['kind'], ActivityVerb> = {
  public: 'reply',
  internal: 'note',
  call: 'logCall',
};
const actionOf = ({ kind, next }: MessageInput): TicketAction => {
  if (next !== 'stay') return next;
  return kind === 'call' ? 'logCall' : 'reply';
};

/** 409 with the messages that the writer has not seen; what was written is kept by the page. Whoever has read them names the newest of them. */
const refuseStale = async (
  tx: Db,
  { actor }: TicketWriter,
  ticketId: number,
  { kind, lastSeenId }: MessageInput,
): Promise<void> => {
  if (kind !== 'public') return;
  const thread = await threadOf(tx, ticketId);
  if (lastSeenId !== 0 && !(await isInThread(tx, thread, lastSeenId)))
    throw invalid({ lastSeenId: 'errors.notFound' });
  const later = await loadPublicAfter(tx, thread, lastSeenId);
  // What they wrote themselves is nothing new to them.
  const newer = later.filter(({ authorId }) => authorId === null || authorId !== actor.id);
  if (newer.length > 0) throw conflict('tickets.errors.threadMoved', { messages: newer });
};

/** The fields that the message itself changes. */
const messageFields = (row: TicketRow, { kind, wasReached }: MessageInput, now: number) => {
  if (kind === 'internal') return {};
  const isReply = kind === 'public' || wasReached === true;
  return {
    lastMessageAt: Math.max(row.lastMessageAt, now),
    ...(isReply && { firstReplyAt: Math.min(row.firstReplyAt ?? now, now) }),
  };
};

/** The fields of the status to which the message moves it. */
const statusFields = async (
  tx: Db,
  id: number,
  action: TicketAction,
  { resolution }: MessageInput,
  now: number,
) => {
  // Silence resolves nothing on which others still work.
  if (action === 'askCustomer')
    return {
      ...NOT_WAITING,
      unansweredAt: (await findBlock(tx, id)) === null ? unansweredFrom(now) : null,
    };
  return action === 'resolve' ? { ...NOT_WAITING, resolution, resolvedAt: now } : {};
};

/** Whoever answers a ticket that nobody has takes it. */
const assigneeFields = async (
  tx: Db,
  row: TicketRow,
  { kind }: MessageInput,
  { actor }: TicketWriter,
) => (kind !== 'internal' && (await isNobodys(tx, row)) ? { assigneeId: actor.id } : {});

export const writeMessage = async (
  tx: Db,
  writer: TicketWriter,
  ticketId: number,
  input: MessageInput,
): Promise<void> => {
  const { kind, body, externalId, wasReached } = input;
  const { actor, now } = writer;
  const row = await openTicket(tx, writer, ticketId);
  await refuseErasedCustomer(tx, ticketId);
  const threadIds = await threadOf(tx, ticketId);
  const sent = { externalId, kind, body };
  if (await findSent(tx, { ...sent, threadIds, ownIds: [ticketId] })) return;
  await refuseStale(tx, writer, ticketId, input);
  const action = actionOf(input);
  // A note may be written wherever the ticket stands.
  const state = kind === 'internal' ? row.state : permit(row, action, writer).to;
  if (action === 'resolve') await refuseBlocked(tx, ticketId);
  const written: NewMessage = {
    ticketId,
    kind,
    authorKind: 'staff',
    authorId: actor.id,
    authorName: actor.name,
    body,
    channel: kind === 'call' ? 'phone' : row.channel,
    wasReached,
    externalId,
    occurredAt: now,
  };
  const message = await insertMessage(tx, writer, written);
  const values = {
    ...messageFields(row, input, now),
    ...(await statusFields(tx, ticketId, action, input, now)),
    ...(await assigneeFields(tx, row, input, writer)),
    ...(state !== 'closed' && { state }),
  };
  const after = await takeStep(tx, writer, row, { action, verb: VERBS[kind], values, message });
  if (kind === 'public') await tellReply(tx, writer, after, message);
};
