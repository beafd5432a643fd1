import * as z from 'zod';
import type { RefundStep } from '#contract/service/refunds';
import type { TicketCaseStep } from '#contract/service/cases';
import { Attachment, attachmentIds } from '#contract/service/attachments';
import {
  AFTER_REPLY,
  type AfterReply,
  messageBody,
  messageId,
  TicketMessage,
} from '#contract/service/messages';
import {
  CHOSEN_RESOLUTIONS,
  TicketChange,
  TICKET_STATUSES,
  TICKET_TYPES,
} from '#contract/service/tickets';
import { describeField, id, instant, orDefault, orNull, reference, whole } from '#shared/fields';

/** What staff write: to the customer, for colleagues, or about a call. */
export const WRITTEN_KINDS = ['public', 'internal', 'call'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];

/** What may become of a ticket with each: a note changes nothing, and whoever waits for the customer has asked in public. */
export const AFTER_KIND: Record<WrittenKind, readonly AfterReply[]> = {
  public: AFTER_REPLY,
  internal: ['stay'],
  call: ['stay', 'resolve'],
};

export const MessageInput = z
  .strictObject({
    kind: z.enum(WRITTEN_KINDS),
    body: messageBody(),
    /** Made up by the sender: the same message again is no second one. */
    externalId: messageId(),
    /** Files that were stored for it. */
    attachmentIds: attachmentIds(),
    /** What else becomes of the ticket. */
    macroId: orNull(reference('macros')),
    /** Of a call. */
    wasReached: orNull(z.boolean()),
    next: orDefault(z.enum(AFTER_REPLY), 'stay'),
    /** How it ended, where it is resolved. */
    resolution: orNull(z.enum(CHOSEN_RESOLUTIONS)),
    /** The newest message that the writer has seen; 0 for none. A newer public one is shown first. */
    lastSeenId: describeField(z.number().int().min(0).max(2_147_483_647), {
      unit: 'id',
      reference: 'ticketMessages',
    }),
  })
  .refine(({ kind, wasReached }) => (kind === 'call') === (wasReached !== null), {
    path: ['wasReached'],
    error: 'tickets.errors.wasReached',
  })
  .refine(({ kind, next }) => kind !== 'internal' || AFTER_KIND[kind].includes(next), {
    path: ['next'],
    error: 'tickets.errors.noteAlone',
  })
  .refine(({ kind, next }) => kind !== 'call' || AFTER_KIND[kind].includes(next), {
    path: ['next'],
    error: 'tickets.errors.askInPublic',
  })
  .refine(({ next, resolution }) => (next === 'resolve') === (resolution !== null), {
    path: ['resolution'],
    error: 'tickets.errors.resolutionMissing',
  });
export type MessageInput = z.infer<typeof MessageInput>;

/** What a customer wrote, sent by the shop. */
export const StoreMessageInput = z.strictObject({
  externalId: messageId(),
  body: messageBody(),
  attachmentIds: attachmentIds(),
  /** When the customer wrote it; left out, now. */
  occurredAt: orNull(instant()),
});
export type StoreMessageInput = z.infer<typeof StoreMessageInput>;

/** Everything that happened to a ticket, each part in the order in which it happened. */
export const Timeline = z.object({
  messages: z.array(TicketMessage),
  changes: z.array(TicketChange),
});
/** With the steps of its cases and refunds. */
export type Timeline = z.infer<typeof Timeline> & {
  cases: TicketCaseStep[];
  refunds: RefundStep[];
};

/** A ticket as the shop shows it to its customer. */
export const CustomerTicket = z.object({
  number: z.string(),
  externalId: z.string().nullable(),
  member: z.string().nullable(),
  type: z.enum(TICKET_TYPES),
  subject: z.string(),
  status: z.enum(TICKET_STATUSES),
  orderExternalId: z.string().nullable(),
  openedAt: instant(),
  resolvedAt: instant().nullable(),
  /** The number of the ticket in whose place this one goes on; null for a ticket of its own. */
  mergedInto: z.string().nullable(),
  messages: z.array(
    z.object({
      id: id(),
      isByCustomer: z.boolean(),
      body: z.string(),
      attachments: z.array(Attachment),
      occurredAt: instant(),
    }),
  ),
  version: whole('version'),
});
export type CustomerTicket = z.infer<typeof CustomerTicket>;
