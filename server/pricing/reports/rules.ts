/** Compares sales before and after a price change: days, change per day, and its confidence interval. Pure. */
import {
  EFFECT_DAYS,
  type EffectChange,
  type EffectSide,
  MIN_DAYS,
  MIN_UNITS,
} from '#contract/pricing/reports';
import { addDays, dayOf, daysBetween, startOfDay } from '#shared/days';

export interface DaySum {
  units: number;
  margin: number;
}
export interface Days {
  /** Half-open, `YYYY-MM-DD`. */
  from: string;
  to: string;
}

/**
 * Up to 28 whole days on each side. A day on which the price changed is on neither side. The days after end with the
 * batch, or with yesterday; the days before begin with the store's first sale.
 */
export const sidesOf = (
  batch: { startsAt: number; endsAt: number | null },
  { now, timeZone, dataFrom }: { now: number; timeZone: string; dataFrom: string | null },
): { before: Days; after: Days } => {
  const day = dayOf(batch.startsAt, timeZone);
  const firstAfter = startOfDay(day, timeZone) === batch.startsAt ? day : addDays(day, 1);
  const earliest = addDays(day, -EFFECT_DAYS);
  const from = dataFrom === null ? day : dataFrom > earliest ? dataFrom : earliest;
  const ends = [addDays(firstAfter, EFFECT_DAYS), dayOf(now, timeZone)];
  if (batch.endsAt !== null) ends.push(dayOf(batch.endsAt, timeZone));
  const to = ends.reduce((least, one) => (one < least ? one : least));
  return {
    before: { from: from < day ? from : day, to: day },
    after: { from: firstAfter, to: to > firstAfter ? to : firstAfter },
  };
};

/** The value of each day, zero for days without sales. */
const seriesOf = (
  sums: ReadonlyMap<string, DaySum>,
  { from, to }: Days,
  measure: keyof DaySum,
): number[] =>
  Array.from(
    { length: daysBetween(from, to) },
    (_, index) => sums.get(addDays(from, index))?.[measure] ?? 0,
  );

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** Variance of the days, divided by their number: the variance of their mean. */
const spreadOf = (values: readonly number[]) => {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return squares / (values.length - 1) / values.length;
};

const Z = 1.959964;
/**
 * Student's t for a two-sided 95 % interval: three terms of the Cornish-Fisher expansion, accurate to 0.01 from 5
 * degrees of freedom on.
 */
export const studentT = (degrees: number): number =>
  Z +
  (Z ** 3 + Z) / (4 * degrees) +
  (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * degrees ** 2) +
  (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / (384 * degrees ** 3);

/**
 * Welch's interval: difference of the daily means ± t · √(s²ᵇ/nᵇ + s²ᵃ/nᵃ), where s² is the variance between days. It
 * shows how much of the difference daily variation explains, not what caused the rest.
 */
export const changeOf = (before: readonly number[], after: readonly number[]): EffectChange => {
  const change = meanOf(after) - meanOf(before);
  const [b, a] = [spreadOf(before), spreadOf(after)];
  if (b + a === 0) return { change, low: change, high: change };
  const degrees = (b + a) ** 2 / (b ** 2 / (before.length - 1) + a ** 2 / (after.length - 1));
  const width = studentT(degrees) * Math.sqrt(b + a);
  return { change, low: change - width, high: change + width };
};

const sideOf = (sums: ReadonlyMap<string, DaySum>, days: Days): EffectSide => {
  const units = seriesOf(sums, days, 'units');
  const margin = seriesOf(sums, days, 'margin');
  return {
    ...days,
    days: units.length,
    units: units.reduce((sum, value) => sum + value, 0),
    unitsPerDay: units.length > 0 ? meanOf(units) : 0,
    marginPerDay: margin.length > 0 ? meanOf(margin) : 0,
  };
};

/** Both sides with the change per day; no change where there is too little data. */
export const effectOf = (
  sums: ReadonlyMap<string, DaySum>,
  sides: { before: Days; after: Days },
) => {
  const before = sideOf(sums, sides.before);
  const after = sideOf(sums, sides.after);
  const reason =
    before.days < MIN_DAYS || after.days < MIN_DAYS
      ? ('days' as const)
      : before.units + after.units < MIN_UNITS
        ? ('units' as const)
        : null;
  const changed = (measure: keyof DaySum) =>
    reason === null
      ? changeOf(seriesOf(sums, sides.before, measure), seriesOf(sums, sides.after, measure))
      : null;
  return { before, after, units: changed('units'), margin: changed('margin'), reason };
};

/** Decimals that a sum of ratios is exact to, whatever the order in which a database added them. */
const EXACT_DECIMALS = 6;
/**
 * The mean of ratios in whole basis points, from their sum with its fractions: only the mean is rounded, half up. Null
 * without any.
 */
export const meanBps = (sum: number, count: number): number | null =>
  count === 0 ? null : Math.round(Number((sum / count).toFixed(EXACT_DECIMALS)));

/** Adds the contents of each category to all its ancestors, and to the whole store (null). */
export const rolledUp = <T>(
  own: ReadonlyMap<number | null, T>,
  pathOf: (categoryId: number) => readonly number[],
  add: (sum: T | undefined, part: T) => T,
): Map<number | null, T> => {
  const sums = new Map<number | null, T>();
  for (const [categoryId, part] of own) {
    const above = categoryId === null ? [] : pathOf(categoryId);
    for (const id of [null, ...above]) sums.set(id, add(sums.get(id), part));
  }
  return sums;
};
