import type { TicketChannel } from '#contract/service/messages';
import type { Department } from '#contract/service/tasks';
import type { RuleResult, RuleTrigger } from '#contract/service/ticketRules';
import type { TicketPriority, TicketStatus, TicketType } from '#contract/service/tickets';
import type { Localized } from '#shared/localization';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';
import { serviceCalendars } from './clocks.ts';
import { macros } from './macros.ts';
import { teams } from './teams.ts';
import { tickets } from './tickets.ts';

/** What is done with tickets by itself: on what, for which of them, and what. */
export const ticketRules = kit.table(
  'ticket_rules',
  {
    id: kit.id(),
    names: kit.json().$type<Localized>().notNull(),
    position: kit.integer().notNull(),
    isActive: kit.yesNo().notNull(),
    /** Since when it acts as it is written. */
    activeSince: kit.instant().notNull(),
    trigger: kit.text().$type<RuleTrigger>().notNull(),
    minutes: kit.integer(),
    calendarId: kit.integer().references(() => serviceCalendars.id),
    /** Empty lists fit every ticket. */
    types: kit.json().$type<TicketType[]>().notNull(),
    channels: kit.json().$type<TicketChannel[]>().notNull(),
    levels: kit.json().$type<string[]>().notNull(),
    priorities: kit.json().$type<TicketPriority[]>().notNull(),
    statuses: kit.json().$type<TicketStatus[]>().notNull(),
    tags: kit.json().$type<string[]>().notNull(),
    words: kit.json().$type<string[]>().notNull(),
    isUnassigned: kit.yesNo().notNull(),
    assigneeId: kit.text(),
    unassigns: kit.yesNo().notNull(),
    teamId: kit.integer().references(() => teams.id),
    priority: kit.text().$type<TicketPriority>(),
    addedTags: kit.json().$type<string[]>().notNull(),
    note: kit.text(),
    macroId: kit.integer().references(() => macros.id),
    taskTitle: kit.text(),
    taskDepartment: kit.text().$type<Department>(),
    taskMinutes: kit.integer(),
    /** Of what lasts: the open ticket up to which its instants are planned since it was saved; null where all are. */
    plannedUntilId: kit.integer(),
    ...stamps(),
  },
  (t) => [kit.index('ticket_rules_position').on(t.position)],
);

/** What rules have done: each once for a ticket and an event. Kept when the rule is deleted. */
export const ticketRuleRuns = kit.table(
  'ticket_rule_runs',
  {
    id: kit.id(),
    ruleId: kit.integer().notNull(),
    ruleNames: kit.json().$type<Localized>().notNull(),
    ticketId: kit
      .integer()
      .notNull()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    trigger: kit.text().$type<RuleTrigger>().notNull(),
    /** Names the event: the version of the ticket that it left, or when what lasted began. */
    eventKey: kit.text().notNull(),
    /** When it happened, or was decided by time. */
    at: kit.instant().notNull(),
    recordedAt: kit.instant().notNull(),
    results: kit.json().$type<RuleResult[]>().notNull(),
  },
  (t) => [
    kit.unique('ticket_rule_runs_event_key').on(t.ticketId, t.ruleId, t.eventKey),
    kit.index('ticket_rule_runs_rule').on(t.ruleId, t.id),
  ],
);
