/**
 * The log of publicly shown prices: reading it, continuing it, and the lowest price before a reduction. Pure; used by
 * server and client.
 */
import { DAY_MS } from '#shared/days';
import { mulDiv, RATE } from '#shared/money';

export interface Shown {
  amount: number;
  originalAmount: number;
}
/** An entry: the price shown from `effectiveAt` on. Of several entries for an instant, the one written last counts. */
export interface LogEntry extends Shown {
  effectiveAt: number;
  recordedAt: number;
}
export interface Point extends Shown {
  at: number;
}
/** From `at` on no price is shown. */
export interface Gap {
  at: number;
  amount: null;
  originalAmount: null;
}
export type Step = Point | Gap;

/**
 * The shown prices as steps in order of time. For each instant the entry written last counts, which is the last one in
 * `entries`. The order of writing is reliable, while the clocks of two servers may differ.
 */
export const stepsOf = (entries: readonly LogEntry[]): Point[] => {
  const latest = new Map<number, LogEntry>();
  for (const entry of entries) latest.set(entry.effectiveAt, entry);
  return [...latest.values()]
    .sort((a, b) => a.effectiveAt - b.effectiveAt)
    .map(({ effectiveAt, amount, originalAmount }) => ({
      at: effectiveAt,
      amount,
      originalAmount,
    }));
};

export const shownAt = (steps: readonly Step[], at: number): Point | null => {
  let found: Point | null = null;
  for (const step of steps) {
    if (step.at > at) break;
    found = step.amount === null ? null : step;
  }
  return found;
};

/** The period that a reduction is compared with: 30 days. */
export const PRIOR_PRICE_MS = 30 * DAY_MS;

/**
 * The lowest price applied in the 30 days before a reduction that starts at `reducedAt` (Directive 98/6/EC art. 6a):
 * the price already in force at the beginning of those days counts, prices that start at or after the reduction do not.
 * Null for a variant that was not on sale before.
 */
export const priorPrice = (steps: readonly Step[], reducedAt: number): number | null => {
  const from = reducedAt - PRIOR_PRICE_MS;
  const amounts = steps
    .filter((step) => step.at > from && step.at < reducedAt)
    .flatMap(({ amount }) => amount ?? []);
  const carried = shownAt(steps, from);
  if (carried) amounts.push(carried.amount);
  return amounts.length > 0 ? Math.min(...amounts) : null;
};

/**
 * The last reduction of the price up to `at`, while it is in force; null when the price is not reduced. The first price
 * after a gap is no reduction.
 */
export const reductionAt = (steps: readonly Step[], at: number): Point | null => {
  let reduction: Point | null = null;
  let before: Point | null = null;
  for (const step of steps) {
    if (step.at > at) break;
    if (step.amount === null) {
      before = reduction = null;
      continue;
    }
    if (before && step.amount < before.amount) reduction = step;
    else if (before && step.amount > before.amount) reduction = null;
    before = step;
  }
  return reduction;
};

/** The reduction that a shop may announce: from the lowest prior price, in basis points; null when there is none. */
export const announcedReductionBps = (prior: number | null, amount: number): number | null =>
  prior === null || prior <= 0 || amount >= prior
    ? null
    : mulDiv(prior - amount, RATE, prior, 'down');

const same = (one: Shown | null, other: Shown | null) =>
  one?.amount === other?.amount && one?.originalAmount === other?.originalAmount;

/** Entries to append at `now` so that the log contains what is planned from `now` on. */
export const continuation = (
  steps: readonly Point[],
  plan: readonly Point[],
  now: number,
): Point[] => {
  const logged = new Map(steps.map((step) => [step.at, step]));
  const planned = new Map(plan.map((point) => [point.at, point]));
  const instants = [...new Set([now, ...logged.keys(), ...planned.keys()])].filter(
    (at) => at >= now,
  );
  let running = shownAt(steps, now - 1);
  let wanted: Point | null = null;
  const appended: Point[] = [];
  for (const at of instants.sort((a, b) => a - b)) {
    wanted = planned.get(at) ?? wanted;
    const shown = logged.get(at) ?? running;
    if (wanted && !same(shown, wanted)) appended.push({ ...wanted, at });
    running = wanted ?? shown;
  }
  return appended;
};
