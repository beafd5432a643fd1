/** The period that is asked about, and the one right before it. */
import type { ProgrammePeriod, Reading } from '#contract/insight/programme';
import type { Settings } from '#contract/platform/settings';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { comparisonPeriod } from '../kpis/comparison.ts';
import { readingOf } from '../programme/points.ts';

export interface Spans {
  reading: Reading;
  /** Days until today, `to` excluded; null for a period that has not begun. */
  period: ProgrammePeriod | null;
  before: ProgrammePeriod | null;
}

/** Whole days: today counts as far as it has come, and stands beside a whole day. */
export const spansOf = (
  query: ProgrammePeriod,
  settings: Pick<Settings, 'timeZone'>,
  now: number,
): Spans => {
  const reading = readingOf(query, settings, now);
  const tomorrow = addDays(dayOf(now, settings.timeZone), 1);
  const to = query.to < tomorrow ? query.to : tomorrow;
  const period = query.from < to ? { from: query.from, to } : null;
  return { reading, period, before: period && comparisonPeriod(period, 'previous') };
};

export const instantsOf = ({ from, to }: ProgrammePeriod, timeZone: string) => ({
  opens: startOfDay(from, timeZone),
  ends: startOfDay(to, timeZone),
});
