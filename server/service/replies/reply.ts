/** What staff write: to the customer, for colleagues, or about a call; with what becomes of the ticket. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { MessageInput } from '#contract/service/replies';
import type { Db } from '#db';
import { message } from '#shared/fields';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { isInThread, loadPublicAfter } from '../messages/load.ts';
import { loadChosen, type MacroRow } from '../macros/actions.ts';
import { unfilledIn } from '../macros/rules.ts';
import { findSent, insertMessage, type NewMessage } from '../messages/write.ts';
import { hasObstacles } from '../tickets/afterChanges.ts';
import { isNobodys } from '../tickets/agents.ts';
import { addTags } from '../tickets/tags.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import type { TicketRow } from '../tickets/record.ts';
import { permit } from '../tickets/permit.ts';
import { openTicket, takeStep, type TicketWriter } from '../tickets/step.ts';
import { recordReplyEvent } from '../tickets/events.ts';
import { threadOf } from '../tickets/thread.ts';
import { actionOf, messageFields, statusFields } from './rules.ts';

const VERBS: Record<MessageInput['kind'], ActivityVerb> = {
  public: 'reply',
  internal: 'note',
  call: 'logCall',
};
/**
 * 409 with the messages that the writer has not seen; what was written is kept by the page. Whoever has read them names
 * the newest of them.
 */
const refuseStale = async (
  tx: Db,
  { actor, party }: TicketWriter,
  ticketId: number,
  { kind, lastSeenId }: MessageInput,
): Promise<void> => {
  // A rule reads nothing.
  if (kind !== 'public' || party === 'system') return;
  const thread = await threadOf(tx, ticketId);
  if (lastSeenId !== 0 && !(await isInThread(tx, thread, lastSeenId)))
    throw invalid({ lastSeenId: 'errors.notFound' });
  const later = await loadPublicAfter(tx, thread, lastSeenId);
  // What they wrote themselves is nothing new to them.
  const newer = later.filter(({ authorId }) => authorId === null || authorId !== actor.id);
  if (newer.length > 0) throw conflict('tickets.errors.threadMoved', { messages: newer });
};

/** Whoever answers a ticket that nobody has takes it; rules work on none. */
const assigneeFields = async (
  tx: Db,
  row: TicketRow,
  { kind }: MessageInput,
  { actor, party }: TicketWriter,
) =>
  kind !== 'internal' && party !== 'system' && (await isNobodys(tx, row))
    ? { assigneeId: actor.id }
    : {};

/** A customer is never asked to make sense of a variable. */
const refuseUnfilled = ({ kind, body }: MessageInput): void => {
  const name = kind === 'public' ? unfilledIn(body) : null;
  if (name !== null) throw invalid({ body: message('macros.errors.unfilled', { name }) });
};

/** The fields of the ticket that the macro sets. */
const setBy = (macro: MacroRow | null) => ({
  ...(macro?.type && { type: macro.type }),
  ...(macro?.priority && { priority: macro.priority }),
});

const noteOf = (macro: MacroRow) => ({
  macro: macro.shortcut,
  ...setBy(macro),
  ...(macro.tags.length > 0 && { tags: macro.tags }),
});

export const writeMessage = async (
  tx: Db,
  writer: TicketWriter,
  ticketId: number,
  input: MessageInput,
  /** Null where it follows from another step, whose activity is enough. */
  verb: ActivityVerb | null = VERBS[input.kind],
): Promise<void> => {
  const { kind, body, externalId, wasReached, attachmentIds, macroId } = input;
  const { actor, now } = writer;
  const isByRule = writer.party === 'system';
  const row = await openTicket(tx, writer, ticketId);
  await refuseErasedCustomer(tx, ticketId);
  const threadIds = await threadOf(tx, ticketId);
  const sent = { externalId, kind, body };
  if (await findSent(tx, { ...sent, threadIds, ownIds: [ticketId] })) return;
  refuseUnfilled(input);
  await refuseStale(tx, writer, ticketId, input);
  const macro = await loadChosen(tx, macroId);
  if (macro && row.state === 'merged') throw conflict('tickets.errors.not.merged');
  const action = actionOf(input);
  // A note may be written wherever the ticket stands.
  const facts = { isPublic: kind === 'public', resolution: input.resolution };
  const state = kind === 'internal' ? row.state : await permit(tx, row, action, writer, facts);
  const isBlocked = action === 'askCustomer' && (await hasObstacles(tx, ticketId, now));
  const written: NewMessage = {
    ticketId,
    kind,
    authorKind: isByRule ? 'system' : 'staff',
    authorId: isByRule ? null : actor.id,
    authorName: actor.name,
    body,
    channel: kind === 'call' ? 'phone' : row.channel,
    wasReached,
    externalId,
    occurredAt: now,
    attachmentIds,
  };
  const sentMessage = await insertMessage(tx, writer, written);
  const values = {
    ...setBy(macro),
    ...messageFields(row, { ...input, isByRule }, now),
    ...statusFields(action, { resolution: input.resolution, isBlocked }, now),
    ...(await assigneeFields(tx, row, input, writer)),
    ...(state !== 'closed' && { state }),
  };
  await addTags(tx, ticketId, macro?.tags ?? []);
  const after = await takeStep(tx, writer, row, {
    action,
    verb,
    values,
    message: sentMessage,
    ...(macro && { noted: noteOf(macro) }),
  });
  if (kind === 'public') await recordReplyEvent(tx, writer, after, sentMessage);
};
