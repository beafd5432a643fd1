import { sql } from 'drizzle-orm';
import type { CalendarException, WeekWindow } from '#contract/service/calendars';
import type { ClockMark, ClockOutcome, ClockState, DeadlineRule } from '#contract/service/clocks';
import type { Metric } from '#contract/service/metrics';
import type { PolicyTargets } from '#contract/service/servicePolicies';
import type { TicketChannel } from '#contract/service/messages';
import type { TicketPriority, TicketType } from '#contract/service/tickets';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { tickets } from './tickets.ts';

/** When customer service works; its hours are those of its versions. */
export const serviceCalendars = kit.table('service_calendars', {
  id: kit.id(),
  names: kit.json().$type<Localized>().notNull(),
  ...stamps(),
});

/** The hours of a calendar from an instant on. Never changed, so that what has run is never counted again. */
export const serviceCalendarVersions = kit.table(
  'service_calendar_versions',
  {
    id: kit.id(),
    calendarId: kit
      .integer()
      .notNull()
      .references(() => serviceCalendars.id, { onDelete: 'cascade' }),
    effectiveFrom: kit.instant().notNull(),
    timeZone: kit.text().notNull(),
    windows: kit.json().$type<WeekWindow[]>().notNull(),
    exceptions: kit.json().$type<CalendarException[]>().notNull(),
    createdBy: kit.text().notNull(),
    createdAt: kit.instant().notNull(),
  },
  (t) => [kit.unique('service_calendar_versions_effective_from').on(t.calendarId, t.effectiveFrom)],
);

/** Which targets tickets get: the first policy in order that fits, and the default one otherwise. */
export const servicePolicies = kit.table(
  'service_policies',
  {
    id: kit.id(),
    names: kit.json().$type<Localized>().notNull(),
    position: kit.integer().notNull(),
    isDefault: kit.yesNo().notNull(),
    /** Empty lists fit every ticket. */
    types: kit.json().$type<TicketType[]>().notNull(),
    severities: kit.json().$type<number[]>().notNull(),
    levels: kit.json().$type<string[]>().notNull(),
    channels: kit.json().$type<TicketChannel[]>().notNull(),
    calendarId: kit
      .integer()
      .notNull()
      .references(() => serviceCalendars.id),
    targets: kit.json().$type<PolicyTargets>().notNull(),
    ...stamps(),
  },
  (t) => [
    kit.index('service_policies_position').on(t.position),
    kit
      .unique('service_policies_is_default')
      .on(t.isDefault)
      .where(sql`is_default = 1`),
  ],
);

/** By what the clocks of a ticket count since an instant: a copy, so that later policies leave it alone. */
export const ticketTargets = kit.table(
  'ticket_targets',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    at: kit.instant().notNull(),
    /** Whether the level of the member rose: the ticket is then never due later. */
    isRise: kit.yesNo().notNull(),
    policyId: kit.integer().notNull(),
    policyVersion: kit.integer().notNull(),
    policyNames: kit.json().$type<Localized>().notNull(),
    priority: kit.text().$type<TicketPriority>().notNull(),
    level: kit.text(),
    /** Null: around the clock. */
    calendarId: kit.integer().references(() => serviceCalendars.id),
    firstResponse: kit.integer(),
    nextResponse: kit.integer(),
    resolution: kit.integer(),
  },
  (t) => [
    kit.index('ticket_targets_ticket').on(t.ticketId, t.id),
    kit.index('ticket_targets_calendar').on(t.calendarId),
  ],
);

/** The clocks of tickets as of their last step; what time makes of them is derived. */
export const ticketClocks = kit.table(
  'ticket_clocks',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    metric: kit.text().$type<Metric>().notNull(),
    instance: kit.integer().notNull(),
    state: kit.text().$type<ClockState>().notNull(),
    targetMinutes: kit.integer().notNull(),
    calendarId: kit.integer(),
    /** The newest version of the calendar when it was computed. */
    calendarVersionId: kit.integer(),
    /** Business milliseconds, as the bounds of what it may run. */
    ranMs: kit.instant().notNull(),
    allowedMs: kit.instant().notNull(),
    /** Until it ended for the first time. */
    firstRanMs: kit.instant(),
    startedAt: kit.instant().notNull(),
    runningSince: kit.instant(),
    dueAt: kit.instant(),
    halfAt: kit.instant(),
    nearlyDueAt: kit.instant(),
    endedAt: kit.instant(),
    breachedAt: kit.instant(),
    /** Once it came out, of tickets that count: how and when, with the type and the level of the ticket, '' without one. */
    outcome: kit.text().$type<ClockOutcome>(),
    outcomeAt: kit.instant(),
    type: kit.text().$type<TicketType>(),
    level: kit.text(),
  },
  (t) => [
    kit.unique('ticket_clocks_instance').on(t.ticketId, t.metric, t.instance),
    kit
      .index('ticket_clocks_running')
      .on(t.calendarId, t.calendarVersionId)
      .where(sql`state = 'running'`),
    // How many came out within a time, by type and level.
    kit
      .index('ticket_clocks_outcomes')
      .on(t.level, t.type, t.metric, t.outcome, t.outcomeAt)
      .where(sql`outcome is not null`),
    // Those that came out within a time: met, missed, or missed and still running.
    kit
      .index('ticket_clocks_met')
      .on(t.endedAt)
      .where(sql`state = 'ended' and breached_at is null`),
    kit
      .index('ticket_clocks_missed')
      .on(t.breachedAt)
      .where(sql`breached_at is not null`),
    kit
      .index('ticket_clocks_due')
      .on(t.dueAt)
      .where(sql`state = 'running' and breached_at is null`),
  ],
);

/** What time did to a clock, once each, with the instant at which it happened. */
export const ticketClockMarks = kit.table(
  'ticket_clock_marks',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    metric: kit.text().$type<Metric>().notNull(),
    instance: kit.integer().notNull(),
    mark: kit.text().$type<ClockMark>().notNull(),
    at: kit.instant().notNull(),
  },
  (t) => [kit.unique('ticket_clock_marks_mark').on(t.ticketId, t.metric, t.instance, t.mark)],
);

/** Deadlines of the law, in calendar days that never pause. */
export const ticketDeadlines = kit.table(
  'ticket_deadlines',
  {
    id: kit.id(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    rule: kit.text().$type<DeadlineRule>().notNull(),
    /** What of the ticket it is about: the number of a case, or the ticket itself. */
    subject: kit.text().notNull(),
    startedAt: kit.instant().notNull(),
    dueAt: kit.instant().notNull(),
    metAt: kit.instant(),
    cancelledAt: kit.instant(),
  },
  (t) => [
    kit.unique('ticket_deadlines_subject').on(t.ticketId, t.rule, t.subject),
    kit
      .index('ticket_deadlines_due_at')
      .on(t.dueAt)
      .where(sql`met_at is null and cancelled_at is null`),
  ],
);
