/** When a SKU was out of stock, from counts at its places. Pure. */
import { addDays, startOfDay } from '#shared/days';

export interface StockCount {
  place: string;
  at: number;
  quantity: number;
}

/** From `at` on all places together have this; what is missing at one place takes nothing from another. */
interface Step {
  at: number;
  units: number;
}

/** The units at all places, from the first count on. Counts in any order; none is known before the first. */
export const stepsOf = (counts: readonly StockCount[]): Step[] => {
  const places = new Map<string, number>();
  const steps: Step[] = [];
  for (const { place, at, quantity } of counts.toSorted((one, other) => one.at - other.at)) {
    places.set(place, Math.max(0, quantity));
    const units = [...places.values()].reduce((sum, some) => sum + some, 0);
    if (steps.at(-1)?.at === at) steps.pop();
    steps.push({ at, units });
  }
  return steps;
};

/** The units just before an instant; null where nothing was counted yet. */
export const unitsBefore = (steps: readonly Step[], instant: number): number | null =>
  steps.findLast(({ at }) => at < instant)?.units ?? null;

/**
 * On how many of these business days a SKU had nothing left at their end, and of how many that is known. A day that has not
 * ended is not counted.
 */
export const outOfStockDays = (
  counts: readonly StockCount[],
  { days, timeZone, now }: { days: readonly string[]; timeZone: string; now: number },
): { out: number; known: number } => {
  const steps = stepsOf(counts);
  let out = 0;
  let known = 0;
  for (const day of days) {
    const end = startOfDay(addDays(day, 1), timeZone);
    const units = end > now ? null : unitsBefore(steps, end);
    if (units === null) continue;
    known++;
    if (units === 0) out++;
  }
  return { out, known };
};
