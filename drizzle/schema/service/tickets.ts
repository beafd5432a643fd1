import { sql } from 'drizzle-orm';
import type {
  Resolution,
  TicketAction,
  TicketLine,
  TicketPriority,
  TicketSource,
  TicketState,
  TicketStatus,
  TicketType,
  WaitingOn,
} from '#contract/service/tickets';
import type { LinkKind } from '#contract/service/linkKinds';
import type { ActorKind } from '#contract/platform/activities';
import type { Department } from '#contract/service/tasks';
import type { Metric } from '#contract/service/metrics';
import type { PresenceState } from '#contract/service/presence';
import type { AuthorKind, MessageKind, TicketChannel } from '#contract/service/messages';
import { kit } from '../../kit.ts';
import { members } from '../members/members.ts';
import { stamps } from '../stamps.ts';
import { teams } from './teams.ts';

/** What customers ask for: the conversation. What is done about it (returns, repairs) will be cases of a ticket. */
export const tickets = kit.table(
  'tickets',
  {
    id: kit.id(),
    /** How people name it: the day on which it was recorded, and its place within that day. */
    number: kit.text().notNull(),
    recordedOn: kit.day().notNull(),
    dayNumber: kit.integer().notNull(),
    /** The id in the store's own system, and the hash of what it sent, by which a repeat is recognised. */
    externalId: kit.text(),
    requestHash: kit.text(),
    type: kit.text().$type<TicketType>().notNull(),
    subject: kit.text().notNull(),
    /** As last written. What time alone makes of it (resolved without an answer, closed) is derived: `statusAt`. */
    state: kit.text().$type<TicketState>().notNull(),
    priority: kit.text().$type<TicketPriority>().notNull(),
    /** Of a complaint: 1 is the gravest. */
    severity: kit.integer(),
    channel: kit.text().$type<TicketChannel>().notNull(),
    source: kit.text().$type<TicketSource>().notNull(),
    memberId: kit.integer().references(() => members.id),
    /** The level of the member when the ticket was opened. */
    level: kit.text(),
    orderExternalId: kit.text(),
    lines: kit.json().$type<TicketLine[]>().notNull(),
    /** The member of staff who works on it. */
    assigneeId: kit.text(),
    /** The team whose work it is. */
    teamId: kit.integer().references(() => teams.id),
    waitingOn: kit.text().$type<WaitingOn>(),
    followUpAt: kit.instant(),
    resolution: kit.text().$type<Resolution>(),
    resolvedAt: kit.instant(),
    /** While the customer is asked: when it counts as resolved unless the customer answers. */
    unansweredAt: kit.instant(),
    openedAt: kit.instant().notNull(),
    /** The first public message of staff, or call in which the customer was reached. */
    firstReplyAt: kit.instant(),
    /** The newest of these. */
    lastReplyAt: kit.instant(),
    /** The newest public message or call; `openedAt` before the first. */
    lastMessageAt: kit.instant().notNull(),
    reopenCount: kit.integer().notNull().default(0),
    /** The ticket that goes on in its place, once it was merged. */
    mergedIntoId: kit.integer(),
    /** When its clock that is due next is due, and which it is; null where none runs. */
    nextDueAt: kit.instant(),
    nextDueMetric: kit.text().$type<Metric>(),
    /** Of its clocks that have ended: when the first one began, for how long it ran, and those of the resolution together. */
    firstAskedAt: kit.instant(),
    firstRanMs: kit.instant(),
    resolutionRanMs: kit.instant(),
    createdBy: kit.text().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.unique('tickets_number').on(t.number),
    kit.unique('tickets_external_id').on(t.externalId),
    kit.unique('tickets_day_number').on(t.recordedOn, t.dayNumber),
    kit.index('tickets_state').on(t.state, t.resolvedAt),
    kit.index('tickets_unanswered_at').on(t.state, t.unansweredAt),
    kit.index('tickets_assignee').on(t.assigneeId, t.state),
    kit.index('tickets_member').on(t.memberId, t.openedAt),
    kit.index('tickets_order').on(t.orderExternalId),
    kit.index('tickets_opened_at').on(t.openedAt, t.id),
    // The next three hold everything by which figures count a period.
    kit
      .index('tickets_opened_figures')
      .on(
        t.openedAt,
        t.state,
        t.type,
        t.resolution,
        t.reopenCount,
        t.unansweredAt,
        t.firstReplyAt,
        t.lastReplyAt,
      ),
    kit
      .index('tickets_first_reply_at')
      .on(t.firstReplyAt, t.state, t.openedAt, t.firstAskedAt, t.firstRanMs)
      .where(sql`first_reply_at is not null`),
    kit
      .index('tickets_resolved_at')
      .on(t.resolvedAt, t.state, t.resolution, t.openedAt, t.resolutionRanMs, t.assigneeId)
      .where(sql`resolved_at is not null`),
    kit.index('tickets_last_message_at').on(t.lastMessageAt, t.id),
    // What somebody may take next.
    kit
      .index('tickets_waiting')
      .on(t.nextDueAt, t.priority, t.openedAt, t.id)
      .where(sql`assignee_id is null and state in ('new', 'open')`),
    kit.index('tickets_next_due_at').on(t.nextDueAt, t.id),
    kit
      .index('tickets_team')
      .on(t.teamId, t.state)
      .where(sql`team_id is not null`),
    // Everything by which views count what is open.
    kit
      .index('tickets_live')
      .on(t.assigneeId, t.state, t.unansweredAt, t.teamId, t.type, t.priority)
      .where(sql`state in ('new', 'open', 'pendingCustomer', 'onHold')`),
    kit
      .index('tickets_merged_into')
      .on(t.mergedIntoId)
      .where(sql`merged_into_id is not null`),
  ],
);

export const ticketTags = kit.table(
  'ticket_tags',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    tag: kit.text().notNull(),
  },
  (t) => [
    kit.unique('ticket_tags_tag').on(t.ticketId, t.tag),
    kit.index('ticket_tags_by_tag').on(t.tag, t.ticketId),
  ],
);

/** What was said about a ticket. Rows are never changed, except that a redaction takes the words away. */
export const ticketMessages = kit.table(
  'ticket_messages',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    kind: kit.text().$type<MessageKind>().notNull(),
    authorKind: kit.text().$type<AuthorKind>().notNull(),
    /** The member of staff; null for the customer. */
    authorId: kit.text(),
    authorName: kit.text(),
    body: kit.text().notNull(),
    channel: kit.text().$type<TicketChannel>().notNull(),
    /** Of a call: whether the customer was reached. */
    wasReached: kit.yesNo(),
    /** The id of whoever sent it: the same again is no second message. */
    externalId: kit.text().notNull(),
    occurredAt: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    /** When its words were taken away, by whom and why, and the hash of what they were. */
    redactedAt: kit.instant(),
    redactedBy: kit.text(),
    redactionReason: kit.text(),
    bodyHash: kit.text(),
    /** The merged ticket to which the customer sent it, where that is another one than the one it went to. */
    sentToId: kit.integer(),
  },
  (t) => [
    kit.unique('ticket_messages_external_id').on(t.ticketId, t.externalId),
    kit.index('ticket_messages_ticket').on(t.ticketId, t.kind, t.id),
    // Whether staff answered more than once.
    kit
      .index('ticket_messages_answers')
      .on(t.ticketId, t.occurredAt)
      .where(sql`author_kind = 'staff' and (kind = 'public' or was_reached = 1)`),
  ],
);

/** The steps of a ticket: its statuses and who worked on it, from which its clocks can be computed again. */
export const ticketChanges = kit.table(
  'ticket_changes',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    at: kit.instant().notNull(),
    actorKind: kit.text().$type<ActorKind>().notNull(),
    actorId: kit.text(),
    actorName: kit.text(),
    action: kit.text().$type<TicketAction>().notNull(),
    fromStatus: kit.text().$type<TicketStatus>(),
    toStatus: kit.text().$type<TicketStatus>().notNull(),
    /** The fields that it changed, before and after. */
    before: kit.json().$type<Record<string, unknown>>(),
    after: kit.json().$type<Record<string, unknown>>(),
    reason: kit.text(),
    /** The message with which it came. */
    messageId: kit.integer(),
  },
  (t) => [
    kit.index('ticket_changes_ticket').on(t.ticketId, t.id),
    // What was resolved in a week.
    kit
      .index('ticket_changes_resolved')
      .on(t.at)
      .where(sql`action = 'resolve'`),
  ],
);

/** Tickets that belong together. */
export const ticketLinks = kit.table(
  'ticket_links',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    otherId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    /** What the ticket is to the other one. */
    kind: kit.text().$type<LinkKind>().notNull(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('ticket_links_other_id').on(t.ticketId, t.otherId),
    kit.index('ticket_links_other').on(t.otherId),
  ],
);

/** Who is viewing a ticket; rows that are no longer renewed do not count. */
export const ticketPresence = kit.table(
  'ticket_presence',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    staffId: kit.text().notNull(),
    state: kit.text().$type<PresenceState>().notNull(),
    seenAt: kit.instant().notNull(),
  },
  (t) => [
    kit.unique('ticket_presence_staff_id').on(t.ticketId, t.staffId),
    kit.index('ticket_presence_seen_at').on(t.seenAt),
  ],
);

/** Work that was handed to other departments: as long as it is open, the ticket cannot be resolved. */
export const ticketTasks = kit.table(
  'ticket_tasks',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    title: kit.text().notNull(),
    department: kit.text().$type<Department>().notNull(),
    dueAt: kit.instant().notNull(),
    doneAt: kit.instant(),
    doneBy: kit.text(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
    /** The ticket for which it was handed over, once that was merged into another one. */
    originId: kit.integer(),
  },
  (t) => [
    kit.index('ticket_tasks_ticket').on(t.ticketId, t.doneAt),
    // Those that are late.
    kit
      .index('ticket_tasks_due_at')
      .on(t.dueAt)
      .where(sql`done_at is null`),
  ],
);
