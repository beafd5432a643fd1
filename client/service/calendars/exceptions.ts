/** What a date of the calendar is, and what a click makes of it. Pure. */
import type { CalendarException, DayWindow, WeekWindow } from '#contract/service/calendars';
import { windowsOn } from '#rules/service/calendars';

export type DayKind = 'works' | 'free' | 'closed' | 'open';

export const kindOn = (
  hours: { windows: readonly WeekWindow[]; exceptions: readonly CalendarException[] },
  day: string,
): DayKind => {
  const exception = hours.exceptions.find((one) => one.day === day);
  if (exception) return exception.kind;
  const { windows } = hours;
  return windowsOn({ windows: [...windows], exceptions: [] }, day).length > 0 ? 'works' : 'free';
};

/** The hours of the first day of the week that has some: on a make-up day people work as on any other. */
const usualHours = (windows: readonly WeekWindow[]): DayWindow[] => {
  const first = Math.min(...windows.map(({ weekday }) => weekday));
  return windows.flatMap(({ weekday, from, to }) => (weekday === first ? [{ from, to }] : []));
};

/** A second click takes the first one back. */
export const toggled = (
  exceptions: readonly CalendarException[],
  day: string,
  windows: readonly WeekWindow[],
): CalendarException[] => {
  const others = exceptions.filter((one) => one.day !== day);
  if (others.length < exceptions.length) return others;
  const isWorking = kindOn({ windows, exceptions: [] }, day) === 'works';
  const hours = isWorking ? [] : usualHours(windows);
  // A week without hours has none to copy.
  if (!isWorking && hours.length === 0) return others;
  const kind = isWorking ? ('closed' as const) : ('open' as const);
  return [...others, { day, kind, windows: hours, note: '' }].sort((one, other) =>
    one.day < other.day ? -1 : 1,
  );
};
