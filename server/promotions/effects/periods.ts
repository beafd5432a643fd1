/** The days over which an effect is measured and with which it is compared. Pure. */
import { AROUND_DAYS, type EffectDay } from '#contract/promotions/effects';
import { addDays, dayOf, daysBetween } from '#shared/days';

/** Business days, half-open. */
export interface Period {
  from: string;
  to: string;
}
export interface Run {
  startsAt: number;
  endsAt: number | null;
  /** Instant of archiving, which ends it whatever its terms say. */
  archivedAt: number | null;
}
export interface Span extends Period {
  /** The completed days of the promotion; today is not complete. */
  compared: Period;
  started: boolean;
}

const endOf = ({ endsAt, archivedAt }: Run) => Math.min(endsAt ?? Infinity, archivedAt ?? Infinity);

/** From the first start to the last end, or to now. */
export const spanOf = (runs: readonly Run[], now: number, timeZone: string): Span => {
  const startsAt = Math.min(...runs.map((run) => run.startsAt));
  const stop = Math.min(now, Math.max(...runs.map(endOf)));
  const from = dayOf(startsAt, timeZone);
  // An end at midnight does not include the day that begins then.
  const to = stop > startsAt ? addDays(dayOf(stop - 1, timeZone), 1) : from;
  const today = dayOf(now, timeZone);
  const over = today < to ? today : to;
  return { from, to, compared: { from, to: over > from ? over : from }, started: startsAt <= now };
};

/** As many days before, shifted by the fewest whole weeks that avoid an overlap, so that weekdays match. */
export const earlierPeriodOf = ({ from, to }: Period): Period => {
  const shift = -7 * Math.ceil(daysBetween(from, to) / 7);
  return { from: addDays(from, shift), to: addDays(to, shift) };
};

export const daysOf = ({ from, to }: Period): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index));

/** The days around it; null until the last of them is over, or where the store had no sales yet. */
export const aroundOf = ({ from, to }: Period, today: string, dataFrom: string | null) => {
  const before = { from: addDays(from, -AROUND_DAYS), to: from };
  const after = { from: to, to: addDays(to, AROUND_DAYS) };
  return from < to && after.to <= today && dataFrom !== null && dataFrom <= before.from
    ? { before, after }
    : null;
};
/** Orders per day, to two decimals. */
export const perDay = (orders: number, period: Period): number =>
  Math.round((orders * 100) / daysBetween(period.from, period.to)) / 100;

/** Every day from its start, or from its first order if that was earlier; days without orders are zero. */
export const filledDays = (days: readonly EffectDay[], { from, to }: Period): EffectDay[] => {
  const known = new Map(days.map((day) => [day.day, day]));
  const all = [...known.keys(), ...(from < to ? [from, addDays(to, -1)] : [])].toSorted();
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return [];
  return daysOf({ from: first, to: addDays(last, 1) }).map(
    (day) => known.get(day) ?? { day, orders: 0, discount: 0, revenue: 0 },
  );
};
