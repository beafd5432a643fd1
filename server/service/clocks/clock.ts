/** One clock of a ticket: how it stands, and what can be read from it. Pure. */
import type { ClockState } from '#contract/service/clocks';
import type { Metric } from '#contract/service/metrics';
import { afterBusinessTime, businessTime, type Calendar } from '#rules/service/calendars';
import { MINUTE_MS } from '#shared/days';

/** Minutes for each clock, null for none, and the calendar by which they are counted. */
export interface Targets {
  minutes: Readonly<Record<Metric, number | null>>;
  calendar: Calendar;
}

export interface Clock {
  metric: Metric;
  /** A clock that was missed before the ticket was opened again is followed by another one. */
  instance: number;
  state: ClockState;
  targets: Targets;
  /** What it may run in addition to its target. */
  freshMs: number;
  ranMs: number;
  runningSince: number | null;
  dueAt: number | null;
  startedAt: number;
  endedAt: number | null;
  /** When it was due, of a clock that was not met before. */
  breachedAt: number | null;
  /** What had run when it ended for the first time. */
  firstRanMs: number | null;
  spans: readonly { from: number; to: number | null }[];
}

export const targetMsOf = ({
  targets,
  metric,
}: Pick<Clock, 'targets' | 'metric'>): number | null =>
  targets.minutes[metric] === null ? null : targets.minutes[metric] * MINUTE_MS;
/** Null without a target. */
export const allowedMsOf = (clock: Clock): number | null => {
  const target = targetMsOf(clock);
  return target === null ? null : target + clock.freshMs;
};

/** What has run until an instant. */
export const ranAt = (clock: Clock, now: number): number =>
  clock.ranMs +
  (clock.runningSince === null
    ? 0
    : businessTime(clock.targets.calendar, clock.runningSince, Math.max(now, clock.runningSince)));

/** The clock that is due next; null where none runs towards a target. */
export const nextDue = (clocks: readonly Clock[]): { metric: Metric; dueAt: number } | null => {
  const running = clocks.flatMap(({ state, metric, dueAt }) =>
    state === 'running' && dueAt !== null ? [{ metric, dueAt }] : [],
  );
  return running.toSorted((one, other) => one.dueAt - other.dueAt)[0] ?? null;
};

/** When a part of the target, in percent, has run; null of a clock that does not run or that had run so long before. */
export const partRunAt = (clock: Clock, percent: number): number | null => {
  const allowed = allowedMsOf(clock);
  if (allowed === null || clock.runningSince === null || clock.breachedAt !== null) return null;
  const left = Math.ceil((allowed * percent) / 100) - clock.ranMs;
  return left <= 0 ? null : afterBusinessTime(clock.targets.calendar, clock.runningSince, left);
};

/** Whether one level is above another; a level that has no rank is above none. */
export const isHigher = (
  level: string | null,
  than: string | null,
  ranks: ReadonlyMap<string, number>,
): boolean => {
  const rank = level === null ? undefined : ranks.get(level);
  if (rank === undefined || level === than) return false;
  const other = than === null ? undefined : ranks.get(than);
  return other === undefined ? than === null : rank > other;
};

/** When it stood still since it began; the last pause has no end where it still does. */
export const pausesOf = ({ spans, state }: Clock): { from: number; to: number | null }[] =>
  spans.flatMap(({ to }, index) => {
    const next = spans[index + 1];
    if (to === null || next?.from === to || (!next && state !== 'paused')) return [];
    return [{ from: to, to: next?.from ?? null }];
  });
