/** Which tickets each figure of service counts, as filters of their list, and the arithmetic of the figures. Pure. */
import {
  type Age,
  AGES,
  type BacklogFigure,
  type Share,
  type Spread,
  type Wait,
} from './contract.ts';
import { between, placeOf } from '#shared/percentiles';
import { DAY_MS } from '#shared/days';

export type TicketFilter = Readonly<Record<string, unknown>>;
interface Span {
  opens: number;
  ends: number;
}

const COUNTED = { isCounted: true } as const;
const RESOLVED = { isResolvedByStaff: true } as const;

const within = (field: string, { opens, ends }: Span): TicketFilter => ({
  [`${field}_gte`]: opens,
  [`${field}_lt`]: ends,
});
/** When clocks came out. */
export const clocksWithin = (span: Span): TicketFilter => within('clockAt', span);

export const backlogFilters: Readonly<Record<BacklogFigure, TicketFilter>> = {
  open: { isLive: true },
  unassigned: { isLive: true, assigneeId: null },
  overdue: { due: 'overdue' },
  dueSoon: { due: 'soon' },
  pastDeadline: { hasLateDeadline: true },
  waitingOnCustomer: { status: 'pendingCustomer' },
  onHold: { status: 'onHold' },
};

/** The days after which each age begins. */
const BEGINS: Readonly<Record<Age, number>> = {
  day: 0,
  threeDays: 1,
  week: 3,
  fortnight: 7,
  older: 14,
};
export const ageFilter = (age: Age, now: number): TicketFilter => {
  const next = AGES[AGES.indexOf(age) + 1];
  return {
    isLive: true,
    ...(age !== 'day' && { openedAt_lte: now - BEGINS[age] * DAY_MS }),
    ...(next && { openedAt_gt: now - BEGINS[next] * DAY_MS }),
  };
};

export const openedFilter = (span: Span): TicketFilter => ({
  ...COUNTED,
  ...within('openedAt', span),
});
export const complaintFilter = (span: Span): TicketFilter => ({
  ...openedFilter(span),
  type: 'complaint',
});
/** With a complaint of this root cause, whatever the tickets themselves are about. */
export const causeFilter = (span: Span, rootCauseId: number): TicketFilter => ({
  ...openedFilter(span),
  rootCauseId,
});
export const resolvedFilter = (span: Span): TicketFilter => ({
  ...RESOLVED,
  ...within('resolvedAt', span),
});
export const waitFilter = (wait: Wait, span: Span): TicketFilter =>
  wait === 'resolution'
    ? resolvedFilter(span)
    : { ...COUNTED, wasAsked: true, ...within('firstReplyAt', span) };

/** Of the tickets that were opened in the period. */
export const shareFilters = (
  share: Share,
  span: Span,
): { part: TicketFilter; whole: TicketFilter } => {
  const opened = openedFilter(span);
  if (share === 'reopened') {
    const whole = { ...opened, wasResolved: true };
    return { whole, part: { ...whole, reopenCount_gte: 1 } };
  }
  const whole = { ...opened, ...RESOLVED };
  return { whole, part: { ...whole, isFirstContact: true } };
};

/** Of values in any order, in milliseconds. */
export const spreadOf = (values: Float64Array): Spread => {
  const sorted = values.toSorted();
  const at = (percent: number): number | null => {
    const place = placeOf(percent, sorted.length);
    const lower = place && sorted[place.index];
    if (place === null || lower === undefined || lower === null) return null;
    return between(lower, sorted[place.index + 1] ?? lower, place.hundredths);
  };
  return { n: sorted.length, median: at(50), p90: at(90) };
};

/** Complaints for each thousand orders, in tenths, half away from zero; null without orders. */
export const complaintRate = (complaints: number, orders: number | null): number | null =>
  orders === null || orders <= 0 ? null : Math.round((complaints * 10_000) / orders);
