import * as z from 'zod';
import { Attachment } from '#contract/service/attachments';
import { id, instant, keyText, reference, requiredText } from '#shared/fields';

/** Public ones are for the customer, internal notes never; `system` is what the console itself says. */
export const MESSAGE_KINDS = ['public', 'internal', 'call', 'system'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const AUTHOR_KINDS = ['customer', 'staff', 'system'] as const;
export type AuthorKind = (typeof AUTHOR_KINDS)[number];

/** What becomes of the ticket with a message: it stays, waits for the customer, or is resolved. */
export const AFTER_REPLY = ['stay', 'askCustomer', 'resolve'] as const;
export type AfterReply = (typeof AFTER_REPLY)[number];
/** Kinds of message that are written again and again. */
export const MACRO_KINDS = ['public', 'internal'] as const;
export type MacroKind = (typeof MACRO_KINDS)[number];

export const MAX_BODY = 10_000;
export const messageBody = () => requiredText(MAX_BODY);
/** The id that the sender gives a message. */
export const messageId = () => keyText(80).min(1);

export const TICKET_CHANNELS = [
  'site',
  'app',
  'wechat',
  'phone',
  'counter',
  'marketplace',
  'social',
] as const;
export type TicketChannel = (typeof TICKET_CHANNELS)[number];

/** A message as it is shown; `ticketId` is that of a merged ticket where it was written there. */
export const TicketMessage = z.object({
  id: id(),
  ticketId: reference('tickets'),
  kind: z.enum(MESSAGE_KINDS),
  authorKind: z.enum(AUTHOR_KINDS),
  authorId: z.string().nullable(),
  authorName: z.string().nullable(),
  body: z.string(),
  channel: z.enum(TICKET_CHANNELS),
  wasReached: z.boolean().nullable(),
  occurredAt: instant(),
  /** When its words were taken away; null while they are there. */
  redactedAt: instant().nullable(),
  redactedBy: z.string().nullable(),
  redactionReason: z.string().nullable(),
  /** The merged ticket to which the customer sent it, where that is another one. */
  sentToId: reference('tickets').nullable(),
  attachments: z.array(Attachment),
});
export type TicketMessage = z.infer<typeof TicketMessage>;
