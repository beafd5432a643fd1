/** What conditions of levels measure, over which days. Pure; days are business days as text. */
import type { MeasuredCondition, MeasuredLevel } from '#contract/members/levels';
import type {
  LevelCondition,
  LevelMetric,
  LevelTerms,
  MetricWindow,
} from '#contract/members/programme';
import { addDays, monthsAfter } from '#shared/days';

/** What counts of a member on one business day; spend in minor units, what was refunded taken off. */
export interface DayFacts extends Record<LevelMetric, number> {
  day: string;
  /** The instant from which it counts, where it was recorded by a clock ahead of ours and is still to happen. */
  from?: number;
}

/** The facts that count at an instant. */
export const countingAt = (facts: readonly DayFacts[], at: number): readonly DayFacts[] =>
  facts.some(({ from }) => from !== undefined)
    ? facts.filter(({ from }) => from === undefined || from <= at)
    : facts;

/** What is still to happen counts right after its instant: an order never has the level that it brings. */
export const countsFrom = (happensAt: number): number => happensAt + 1;

/** A day is active once, from the first of what happens on it. */
export const withDaysOnce = (facts: DayFacts[]): DayFacts[] => {
  if (facts.every(({ from }) => from === undefined)) return facts;
  const active = new Set<string>();
  return [...facts]
    .sort((one, other) => (one.from ?? 0) - (other.from ?? 0))
    .map((one) => {
      if (one.activeDays === 0) return one;
      const isKnown = active.has(one.day);
      active.add(one.day);
      return isKnown ? { ...one, activeDays: 0 } : one;
    });
};

/** The day of the decision, and the first day of the member's present term. */
export interface MeasuredOn {
  day: string;
  termFrom: string;
}

/**
 * The first day that counts; null for no first one. So many months before a day end with the day after the same day of that
 * month: of 30 June and 12 months 1 July to 30 June.
 */
export const windowFrom = (window: MetricWindow, { day, termFrom }: MeasuredOn): string | null => {
  switch (window.kind) {
    case 'lifetime':
      return null;
    case 'months':
      return addDays(monthsAfter(day, -window.months), 1);
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
    case 'term':
      return termFrom;
  }
};

const measureCondition = (
  { metric, window, threshold }: LevelCondition,
  facts: readonly DayFacts[],
  on: MeasuredOn,
): MeasuredCondition => {
  const from = windowFrom(window, on);
  let measured = 0;
  for (const one of facts)
    if (one.day <= on.day && (from === null || one.day >= from)) measured += one[metric];
  const missing = Math.max(0, threshold - measured);
  return { metric, window, from, to: on.day, measured, needed: threshold, missing };
};

/** A level without conditions is always reached. */
export const measureLevel = (
  { key, match, conditions }: Pick<LevelTerms, 'key' | 'match' | 'conditions'>,
  facts: readonly DayFacts[],
  on: MeasuredOn,
): MeasuredLevel => {
  const measured = conditions.map((condition) => measureCondition(condition, facts, on));
  const holds = ({ missing }: MeasuredCondition) => missing === 0;
  const isMet =
    measured.length === 0 || (match === 'any' ? measured.some(holds) : measured.every(holds));
  return { key, match, isMet, conditions: measured };
};

/** The place of the highest level whose conditions hold; 0 for the lowest. */
export const highestMet = (
  levels: readonly LevelTerms[],
  facts: readonly DayFacts[],
  on: MeasuredOn,
): number =>
  Math.max(
    0,
    levels.findLastIndex((level) => measureLevel(level, facts, on).isMet),
  );

/** Whether a version measures something that comes from orders and events, and from which day on; null from the first. */
export interface Needs {
  metrics: ReadonlySet<LevelMetric>;
  from: string | null;
}

/**
 * What must be known to decide on or after `day`: the metrics that versions measure, from the first day that counts. Since
 * `termFrom` the earliest terms of the members run.
 */
export const needsOf = (levels: readonly LevelTerms[], { day, termFrom }: MeasuredOn): Needs => {
  const conditions = levels.flatMap((level) => level.conditions);
  const starts = conditions.map(({ window }) => windowFrom(window, { day, termFrom }));
  const from = starts.includes(null)
    ? null
    : starts.reduce<string>(
        (least, start) => (start !== null && start < least ? start : least),
        day,
      );
  return { metrics: new Set(conditions.map(({ metric }) => metric)), from };
};
