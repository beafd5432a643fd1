/** How the end of a window is written, on pages and in histories alike. Pure. */
import { lastDayOf } from '#shared/windowEnds';
import { formatDay } from './dayText.ts';
import { absolute } from './instant.tsx';

/** The end of a window: its last day where it ends with a day, else the instant. */
export const endText = (
  end: number,
  { timeZone, locale }: { timeZone: string; locale: string },
): string => {
  const day = lastDayOf(end, timeZone);
  return day === null ? absolute(end, timeZone, locale) : formatDay(day, locale);
};
