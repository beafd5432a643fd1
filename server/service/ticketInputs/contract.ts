/** What people and the shop send about tickets. */
import * as z from 'zod';
import { attachmentIds } from '#contract/service/attachments';
import { messageBody, TICKET_CHANNELS } from '#contract/service/messages';
import {
  CHOSEN_RESOLUTIONS,
  TICKET_PRIORITIES,
  TICKET_TYPES,
  TicketLine,
  WAITING_ON,
} from '#contract/service/tickets';
import {
  count,
  instant,
  keyText,
  orDefault,
  orNull,
  reference,
  requiredText,
  whole,
} from '#shared/fields';
import { keyOrNull, textOrNull } from '#shared/sentFields';

const version = () => whole('version');
/** The facts of a ticket that people enter. */
const facts = {
  type: z.enum(TICKET_TYPES),
  subject: requiredText(200),
  priority: orDefault(z.enum(TICKET_PRIORITIES), 'P3'),
  severity: orNull(count(1, 4)),
  channel: z.enum(TICKET_CHANNELS),
  memberId: orNull(reference('members')),
  /** The order that it is about; it may arrive later. */
  orderExternalId: keyOrNull(120),
  /** Of that order: what it is about. */
  lines: orDefault(z.array(TicketLine).max(200), []),
};
export const MAX_TAG = 40;
export const MAX_TAGS = 20;
export const tag = () => requiredText(MAX_TAG);
const tags = () => orDefault(z.array(tag()).max(MAX_TAGS), []);

export const TicketInput = z.strictObject({
  ...facts,
  /** What the customer said, in the customer's words. */
  message: messageBody(),
  tags: tags(),
  /** Whether whoever writes it down works on it. */
  isMine: orDefault(z.boolean(), true),
  /** The closed ticket of the same customer that it goes on with. */
  followUpOf: orNull(reference('tickets')),
});
export type TicketInput = z.infer<typeof TicketInput>;

export const TicketEdit = z.strictObject({ ...facts, version: version() });
export type TicketEdit = z.infer<typeof TicketEdit>;

/** What the shop sends for a customer. */
export const StoreTicketInput = z.strictObject({
  externalId: keyText(120).min(1),
  memberExternalId: keyOrNull(120),
  type: z.enum(TICKET_TYPES),
  subject: requiredText(200),
  channel: z.enum(TICKET_CHANNELS),
  orderExternalId: facts.orderExternalId,
  lines: facts.lines,
  message: messageBody(),
  attachmentIds: attachmentIds(),
  /** When the customer asked; left out, now. */
  openedAt: orNull(instant()),
});
export type StoreTicketInput = z.infer<typeof StoreTicketInput>;

export const TicketVersion = z.strictObject({ version: version() });
export type TicketVersion = z.infer<typeof TicketVersion>;
export const TicketReason = z.strictObject({ version: version(), reason: textOrNull(300) });
export type TicketReason = z.infer<typeof TicketReason>;
export const TicketAssignment = z.strictObject({
  /** Null for nobody. */
  assigneeId: requiredText(80).nullable(),
  /** Left out, the team stays. */
  teamId: reference('teams').nullable().optional(),
  version: version(),
});
export type TicketAssignment = z.infer<typeof TicketAssignment>;
export const TicketHold = z.strictObject({
  waitingOn: z.enum(WAITING_ON),
  followUpAt: instant(),
  reason: textOrNull(300),
  version: version(),
});
export type TicketHold = z.infer<typeof TicketHold>;
export const TicketResolution = z.strictObject({
  resolution: z.enum(CHOSEN_RESOLUTIONS),
  version: version(),
});
export type TicketResolution = z.infer<typeof TicketResolution>;
/** Tags are added and taken away one by one, so that two people do not undo each other's. */
export const TicketTagging = z.strictObject({ add: tags(), remove: tags() });
export type TicketTagging = z.infer<typeof TicketTagging>;
