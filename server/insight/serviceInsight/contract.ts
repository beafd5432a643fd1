/** Figures of customer service: what waits now, how long customers waited in a period, and what came back of what was sold. */
import type { Reading } from '#contract/insight/programme';
import type { Metric } from '#contract/service/metrics';
import type { DecidedResponsibility } from '#contract/orders/responsibilities';
import type { TicketType } from '#contract/service/tickets';
import type { Localized } from '#shared/localization';

/** What waits now, in the order in which it is shown. */
export const BACKLOG = [
  'open',
  'unassigned',
  'overdue',
  'dueSoon',
  'pastDeadline',
  'waitingOnCustomer',
  'onHold',
] as const;
export type BacklogFigure = (typeof BACKLOG)[number];

/** For how long open tickets have been open; each begins where the one before ends. */
export const AGES = ['day', 'threeDays', 'week', 'fortnight', 'older'] as const;
export type Age = (typeof AGES)[number];

export interface BacklogReport {
  readAt: number;
  counts: Record<BacklogFigure, number>;
  ages: Record<Age, number>;
}

/** Null without a value. In milliseconds. */
export interface Spread {
  n: number;
  median: number | null;
  /** Nine of ten took at most so long; like the median, interpolated between two neighbours. */
  p90: number | null;
}

export const WAITS = ['firstResponse', 'resolution'] as const;
export type Wait = (typeof WAITS)[number];
export interface WaitFigures {
  /** Tickets that were answered, or resolved, in the period. */
  tickets: number;
  elapsed: Spread;
  /** Of those for which a service policy had a target. */
  business: Spread;
}

export const SHARES = ['reopened', 'firstContact'] as const;
export type Share = (typeof SHARES)[number];
export interface Ratio {
  part: number;
  whole: number;
}

export const BREAKDOWNS = ['all', 'type', 'level'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];
/** Clocks that were met and missed, of all tickets, of a type, or of a level (null: none). */
export interface AttainmentRow {
  by: Breakdown;
  key: TicketType | string | null;
  metric: Metric;
  met: number;
  missed: number;
}

export interface ComplaintCause {
  rootCauseId: number;
  names: Localized;
  complaints: number;
}

export interface PeriodFigures {
  opens: number;
  ends: number;
  opened: number;
  resolved: number;
  waits: Record<Wait, WaitFigures>;
  shares: Record<Share, Ratio>;
  complaints: number;
  /** Null where the period begins before the first order on record. */
  orders: number | null;
  /** Complaints of the period by the root cause that was found, the most frequent first. */
  causes: ComplaintCause[];
  attainment: AttainmentRow[];
}

export interface ServiceReport extends Reading {
  /** When the first ticket was opened; null while there is none. */
  ticketsFrom: number | null;
  /** Null where the period ends before the first ticket. */
  period: PeriodFigures | null;
  /** As many days, or the whole months, right before; null where it begins before the first ticket. */
  before: PeriodFigures | null;
}

export interface AgentLoad {
  id: string;
  name: string | null;
  /** Whether this person is looking at a ticket now. */
  isPresent: boolean;
  absentUntil: number | null;
  open: number;
  overdue: number;
  /** In the period. */
  resolved: number;
}
export interface AgentReport extends Reading {
  agents: AgentLoad[];
}

/** Units that came back for one reason; null: none was given, or its words are not mapped. */
export interface ReasonUnits {
  reasonId: number | null;
  names: Localized | null;
  units: number;
}
export interface ReturnRow {
  /** A category at the top of the tree; null: goods without a category. */
  categoryId: number | null;
  names: Localized | null;
  sold: number;
  returned: number;
  /** The reasons of most units first. */
  reasons: ReasonUnits[];
  before: { sold: number; returned: number } | null;
}
export interface ReturnReport extends Reading {
  from: string;
  /** Excluded. */
  to: string;
  before: { from: string; to: string } | null;
  /** The first day with orders; null without any. */
  ordersFrom: string | null;
  all: Pick<ReturnRow, 'sold' | 'returned' | 'before'> | null;
  rows: ReturnRow[];
  /** Units that came back in the period and name no order on record: nobody knows when they were sold. */
  unplaced: number;
}

export interface RefundSum {
  refunds: number;
  /** Minor units. */
  amount: number;
}
export interface RefundFigures {
  opens: number;
  ends: number;
  all: RefundSum;
  /** From the request to the money. */
  cycle: Spread;
  goodwill: RefundSum;
  byResponsibility: (RefundSum & { responsibility: DecidedResponsibility })[];
}
export interface RefundReport extends Reading {
  /** When the first refund was asked for; null while there is none. */
  refundsFrom: number | null;
  period: RefundFigures | null;
  before: RefundFigures | null;
}
