/** How the end of a window is written, on pages and in histories alike. Pure. */
import { dayOf, isDayStart } from '#shared/days';
import { formatDay } from './dayText.ts';
import { absolute } from './instant.tsx';

/** The last day of a window that ends with a day; null where it ends within one. */
export const lastDayOf = (end: number, timeZone: string): string | null =>
  isDayStart(end, timeZone) ? dayOf(end - 1, timeZone) : null;

/** The end of a window: its last day where it ends with a day, else the instant. */
export const endText = (
  end: number,
  { timeZone, locale }: { timeZone: string; locale: string },
): string => {
  const day = lastDayOf(end, timeZone);
  return day === null ? absolute(end, timeZone, locale) : formatDay(day, locale);
};
