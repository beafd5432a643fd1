/** Figures of alerts from their counts and times. Pure. */
import type { AlertShare, ContactTimes } from '#contract/surveys/alertFigures';
import { MINUTE_MS } from '#shared/days';
import { between, placeOf } from '#shared/percentiles';
import { toFigure } from '../results/figures.ts';
import { estimateShare } from '../statistics/intervals.ts';

export const shareOf = (part: number, n: number): AlertShare => ({
  part,
  n,
  rate: toFigure(estimateShare(part, n), 'rate'),
});

/** Of the business time until each contact, the shortest first; minutes count once they are whole, as in the list. */
export const contactTimesOf = (sorted: readonly number[]): ContactTimes => {
  const at = (percent: number): number | null => {
    const place = placeOf(percent, sorted.length);
    const lower = place === null ? undefined : sorted[place.index];
    if (place === null || lower === undefined) return null;
    const upper = sorted[place.index + 1] ?? lower;
    return Math.floor(between(lower, upper, place.hundredths) / MINUTE_MS);
  };
  return { n: sorted.length, median: at(50), p90: at(90) };
};
