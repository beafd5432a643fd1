/** What an effect is measured over and against, and how sure it is. Pure. */
import { AROUND_DAYS, type EffectDay, type EffectLift } from '#contract/promotions/effects';
import { studentT } from '../../pricing/reports/rules.ts';
import { addDays, dayOf, daysBetween } from '#shared/days';

/** Days of the store, half-open. */
export interface Period {
  from: string;
  to: string;
}
export interface Run {
  startsAt: number;
  endsAt: number | null;
  /** Put away: over, whatever its terms say. */
  archivedAt: number | null;
}
export interface Span extends Period {
  /** Its days that are over: today would be compared with whole days. */
  compared: Period;
  started: boolean;
}

const endOf = ({ endsAt, archivedAt }: Run) => Math.min(endsAt ?? Infinity, archivedAt ?? Infinity);

/** From the first start to the last end, or to now. */
export const spanOf = (runs: readonly Run[], now: number, timeZone: string): Span => {
  const startsAt = Math.min(...runs.map((run) => run.startsAt));
  const stop = Math.min(now, Math.max(...runs.map(endOf)));
  const from = dayOf(startsAt, timeZone);
  // An end at midnight does not touch the day that begins there.
  const to = stop > startsAt ? addDays(dayOf(stop - 1, timeZone), 1) : from;
  const today = dayOf(now, timeZone);
  const over = today < to ? today : to;
  return { from, to, compared: { from, to: over > from ? over : from }, started: startsAt <= now };
};

/** As many days before, shifted by as few whole weeks as keep the two apart: Mondays meet Mondays. */
export const earlierPeriodOf = ({ from, to }: Period): Period => {
  const shift = -7 * Math.ceil(daysBetween(from, to) / 7);
  return { from: addDays(from, shift), to: addDays(to, shift) };
};

export const daysOf = ({ from, to }: Period): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index));

/** Values of one kind: how many, their mean, and their variance (of a sample: over n − 1). */
export interface Sample {
  count: number;
  mean: number;
  variance: number;
}
export const sampleOf = (values: readonly number[]): Sample => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count: values.length, mean, variance: squares / (values.length - 1) };
};
/** The same of `count` values of which all that are not zero are known by their sum and the sum of their squares. */
export const sampleOfSums = (count: number, sum: number, squares: number): Sample => {
  const mean = sum / count;
  return { count, mean, variance: Math.max(0, squares - sum * mean) / (count - 1) };
};

/**
 * What `others` would have brought more, had they been as `withIt`: (difference of the means ± t · √(s²₁/n₁ + s²₂/n₂))
 * times the number with it; Welch's degrees of freedom, 95 %. Both need at least two values.
 */
export const liftOf = (withIt: Sample, others: Sample): EffectLift => {
  const difference = withIt.mean - others.mean;
  const [a, b] = [withIt.variance / withIt.count, others.variance / others.count];
  const degrees = (a + b) ** 2 / (a ** 2 / (withIt.count - 1) + b ** 2 / (others.count - 1));
  const width = a + b === 0 ? 0 : studentT(degrees) * Math.sqrt(a + b);
  const times = (one: number) => Math.round(one * withIt.count);
  return {
    incrementalRevenue: times(difference),
    low: times(difference - width),
    high: times(difference + width),
  };
};

/** Part over whole in basis points; null where there is no whole. */
export const bpsOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((part * 10_000) / whole) : null;
/** Null where there is nothing to divide by. */
export const meanOf = (sum: number, count: number): number | null =>
  count > 0 ? Math.round(sum / count) : null;

/** A share that was held out, as long as it was: terms may have changed it on the way. */
export interface HeldShare {
  holdoutBps: number;
  /** From when on these terms held. */
  liveFrom: number;
}
/**
 * The least and the most that was held out while it ran. Who is held out by the least never got it, who is not by the
 * most always might; between the two nobody can say. In the order in which the terms came into force.
 */
export const heldShares = (
  terms: readonly HeldShare[],
  startsAt: number,
): { least: number; most: number } => {
  const inForce = terms.filter((_, index) => (terms[index + 1]?.liveFrom ?? Infinity) > startsAt);
  const shares = inForce.map(({ holdoutBps }) => holdoutBps);
  return shares.length > 0
    ? { least: Math.min(...shares), most: Math.max(...shares) }
    : { least: 0, most: 0 };
};

/** The days around it; null until the last of them is over, or where the store had not begun to sell. */
export const aroundOf = ({ from, to }: Period, today: string, dataFrom: string | null) => {
  const before = { from: addDays(from, -AROUND_DAYS), to: from };
  const after = { from: to, to: addDays(to, AROUND_DAYS) };
  return from < to && after.to <= today && dataFrom !== null && dataFrom <= before.from
    ? { before, after }
    : null;
};
/** Orders per day, to two places. */
export const perDay = (orders: number, period: Period): number =>
  Math.round((orders * 100) / daysBetween(period.from, period.to)) / 100;

/** Every day from when it ran, or its first order if that was earlier, with zeros where nothing was ordered. */
export const filledDays = (days: readonly EffectDay[], { from, to }: Period): EffectDay[] => {
  const known = new Map(days.map((day) => [day.day, day]));
  const all = [...known.keys(), ...(from < to ? [from, addDays(to, -1)] : [])].toSorted();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  return daysOf({ from: first, to: addDays(last, 1) }).map(
    (day) => known.get(day) ?? { day, orders: 0, discount: 0, revenue: 0 },
  );
};
