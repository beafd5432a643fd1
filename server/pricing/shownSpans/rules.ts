/** What was shown of logged prices: what lies in the times in which their variant was shown. Pure. */
import { FOREVER } from '#contract/pricing/prices';
import { type Point, shownAt, type Step } from '../priceEvents/rules.ts';

/** Half-open; `FOREVER` while it lasts. */
export interface Span {
  startsAt: number;
  endsAt: number;
}

/** Whether the variant was shown at an instant. */
export const isShownAt = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);

/**
 * The steps of the log that were shown, from these spans in order of time: each begins with the price of its start, and
 * after its end there is none.
 */
export const stepsWithin = (steps: readonly Point[], spans: readonly Span[]): Step[] =>
  spans.flatMap(({ startsAt, endsAt }): Step[] => {
    const first = shownAt(steps, startsAt);
    const later = steps.filter(({ at }) => at > startsAt && at < endsAt);
    const shown = first ? [{ ...first, at: startsAt }, ...later] : later;
    if (shown.length === 0 || endsAt === FOREVER) return shown;
    return [...shown, { at: endsAt, amount: null, originalAmount: null }];
  });

/** Until when the price of a step is shown; null for one without an end. */
export const shownUntil = (steps: readonly Step[], at: number): number | null =>
  steps.find((step) => step.at > at)?.at ?? null;
