import * as z from 'zod';
import { ROLES } from '#contract/platform/access';
import { TICKET_CHANNELS } from '#contract/service/messages';
import { TICKET_RELATIONS } from '#contract/service/linkKinds';
import { METRICS } from '#contract/service/metrics';
import { Present } from '#contract/service/presence';
import { count, id, instant, keyText, localized, reference, whole } from '#shared/fields';
import { quantity } from '#shared/sentFields';

export const TICKET_TYPES = [
  'consultation',
  'complaint',
  'return',
  'exchange',
  'repair',
  'dispute',
  'care',
] as const;
export type TicketType = (typeof TICKET_TYPES)[number];

/** As stored. */
export const TICKET_STATES = [
  'new',
  'open',
  'pendingCustomer',
  'onHold',
  'resolved',
  'merged',
  'spam',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];
/** As shown: a resolved ticket is closed by time alone. */
export const TICKET_STATUSES = [
  'new',
  'open',
  'pendingCustomer',
  'onHold',
  'resolved',
  'closed',
  'merged',
  'spam',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];
/** Those that need somebody, or will. */
export const LIVE_STATUSES = ['new', 'open', 'pendingCustomer', 'onHold'] as const;

export const TICKET_PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];
/** Who wrote it down first; `import` is another system, by a file; `survey` an answer that alerted somebody. */
export const TICKET_SOURCES = ['agent', 'shop', 'rule', 'import', 'survey'] as const;
export type TicketSource = (typeof TICKET_SOURCES)[number];
export const WAITING_ON = ['supplier', 'carrier', 'repairer', 'platform', 'department'] as const;
export type WaitingOn = (typeof WAITING_ON)[number];

/** How a ticket ended. `noReply` is only said by time. */
export const RESOLUTIONS = [
  'answered',
  'refunded',
  'replaced',
  'repaired',
  'compensated',
  'unfounded',
  'withdrawn',
  'noReply',
] as const;
export type Resolution = (typeof RESOLUTIONS)[number];
export const CHOSEN_RESOLUTIONS = RESOLUTIONS.filter(
  (resolution) => resolution !== 'noReply',
) as Exclude<Resolution, 'noReply'>[];

/** A resolved ticket can be reopened for so long; later answers begin another one. */
export const REOPEN_DAYS = 7;
/** A ticket that waits for the customer counts as resolved after so long without an answer. */
export const UNANSWERED_DAYS = 14;

/** What can be done with a ticket; the table of `rules.ts` says from which status, and by whom. */
export const TICKET_ACTIONS = [
  'open',
  'take',
  'assign',
  'reply',
  'logCall',
  'askCustomer',
  'hold',
  'resume',
  'resolve',
  'reopen',
  'keepResolved',
  'merge',
  'separate',
  'markSpam',
  'restore',
  'answer',
  'lapse',
  'close',
  'edit',
  'addTask',
] as const;
export type TicketAction = (typeof TICKET_ACTIONS)[number];

export const TicketLine = z.strictObject({ sku: keyText(80).min(1), quantity: quantity() });
export type TicketLine = z.infer<typeof TicketLine>;

/** The newest message for the customer or by them, as lists show it. */
export const LastMessage = z.object({ text: z.string(), isByCustomer: z.boolean() });

/** A ticket as lists show it; instants in UTC ms. */
export const Ticket = z.object({
  id: id(),
  number: z.string(),
  externalId: z.string().nullable(),
  type: z.enum(TICKET_TYPES),
  subject: z.string(),
  status: z.enum(TICKET_STATUSES),
  priority: z.enum(TICKET_PRIORITIES),
  severity: count(1, 4).nullable(),
  channel: z.enum(TICKET_CHANNELS),
  source: z.enum(TICKET_SOURCES),
  memberId: reference('members').nullable(),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  level: z.string().nullable(),
  orderExternalId: z.string().nullable(),
  /** Null while the order is unknown. */
  orderId: reference('orders').nullable(),
  lines: z.array(TicketLine),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  teamId: reference('teams').nullable(),
  teamName: localized().nullable(),
  waitingOn: z.enum(WAITING_ON).nullable(),
  followUpAt: instant().nullable(),
  resolution: z.enum(RESOLUTIONS).nullable(),
  openedAt: instant(),
  firstReplyAt: instant().nullable(),
  lastMessageAt: instant(),
  resolvedAt: instant().nullable(),
  closedAt: instant().nullable(),
  /** Of the clock that is due next; null where none runs. */
  nextDueAt: instant().nullable(),
  nextDueMetric: z.enum(METRICS).nullable(),
  reopenCount: count(0, 1_000_000),
  mergedIntoId: reference('tickets').nullable(),
  tags: z.array(z.string()),
  lastMessage: LastMessage.nullable(),
  /** Who is viewing it now. */
  present: z.array(Present),
  createdBy: z.string(),
  createdAt: instant(),
  updatedAt: instant(),
  version: whole('version'),
});
export type Ticket = z.infer<typeof Ticket>;

export const LinkedTicket = z.object({
  id: id(),
  number: z.string(),
  subject: z.string(),
  status: z.enum(TICKET_STATUSES),
  relation: z.enum(TICKET_RELATIONS),
});
export type LinkedTicket = z.infer<typeof LinkedTicket>;

/** A ticket on its page, with those that belong to it, and what the caller may do with it now. */
export const TicketDetail = Ticket.extend({
  linked: z.array(LinkedTicket),
  /** The customer was erased: nothing is written about them any more. */
  isErased: z.boolean(),
  allowed: z.array(z.enum(TICKET_ACTIONS)),
});
export type TicketDetail = z.infer<typeof TicketDetail>;

/** A step on the ticket's page: who changed its status or its hands. */
export const TicketChange = z.object({
  /** Null for what time has done and nobody has recorded. */
  id: id().nullable(),
  ticketId: reference('tickets'),
  at: instant(),
  actorKind: z.enum(['staff', 'key', 'system', 'customer']),
  actorName: z.string().nullable(),
  action: z.enum(TICKET_ACTIONS),
  fromStatus: z.enum(TICKET_STATUSES).nullable(),
  toStatus: z.enum(TICKET_STATUSES),
  after: z.record(z.string(), z.unknown()).nullable(),
  reason: z.string().nullable(),
});
export type TicketChange = z.infer<typeof TicketChange>;

/** Somebody who can be given tickets. */
export const Agent = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  /** While they are away: until when, and who gets what is given to them. */
  absentUntil: instant().nullable(),
  substituteName: z.string().nullable(),
});
export type Agent = z.infer<typeof Agent>;
