/** The clocks of a ticket: how long its customer may wait, and how long of that has passed. */
import * as z from 'zod';
import { METRICS } from '#contract/service/metrics';
import { TICKET_PRIORITIES } from '#contract/service/tickets';
import { count, id, instant, localized, reference, whole } from '#shared/fields';

export const CLOCK_STATES = ['running', 'paused', 'ended', 'cancelled'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export const CLOCK_OUTCOMES = ['met', 'missed'] as const;
export type ClockOutcome = (typeof CLOCK_OUTCOMES)[number];

/** What time alone does to a running clock, recorded once. */
export const CLOCK_MARKS = ['half', 'nearlyDue', 'breached'] as const;
export type ClockMark = (typeof CLOCK_MARKS)[number];

/** A clock as the page of its ticket shows it. */
export const TicketClock = z.object({
  metric: z.enum(METRICS),
  instance: count(1, 1_000_000),
  state: z.enum(CLOCK_STATES),
  targetMinutes: whole('minutes'),
  /** Business milliseconds that have run, and those that it may. */
  ranMs: whole('plain'),
  allowedMs: whole('plain'),
  startedAt: instant(),
  dueAt: instant().nullable(),
  breachedAt: instant().nullable(),
  endedAt: instant().nullable(),
  /** When it did not run. */
  pauses: z.array(z.object({ from: instant(), to: instant().nullable() })),
});
export type TicketClock = z.infer<typeof TicketClock>;

/** By what the clocks of a ticket count since an instant. */
export const TicketTargets = z.object({
  at: instant(),
  policyId: reference('servicePolicies').nullable(),
  policyNames: localized(),
  priority: z.enum(TICKET_PRIORITIES),
  level: z.string().nullable(),
  calendarId: reference('serviceCalendars').nullable(),
  calendarNames: localized().nullable(),
});
export type TicketTargets = z.infer<typeof TicketTargets>;

export const DEADLINE_RULES = ['refundAfterReceipt', 'complaintAcknowledgement'] as const;
export type DeadlineRule = (typeof DEADLINE_RULES)[number];

/** A deadline of the law: calendar days that never pause. */
export const Deadline = z.object({
  id: id(),
  rule: z.enum(DEADLINE_RULES),
  subject: z.string(),
  startedAt: instant(),
  dueAt: instant(),
  metAt: instant().nullable(),
  cancelledAt: instant().nullable(),
});
export type Deadline = z.infer<typeof Deadline>;

export const TicketClocks = z.object({
  targets: TicketTargets.nullable(),
  clocks: z.array(TicketClock),
  deadlines: z.array(Deadline),
  marks: z.array(
    z.object({
      metric: z.enum(METRICS),
      instance: count(1, 1_000_000),
      mark: z.enum(CLOCK_MARKS),
      at: instant(),
    }),
  ),
});
export type TicketClocks = z.infer<typeof TicketClocks>;
