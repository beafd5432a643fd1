/** Business days in words of the screen's language. Pure. */
import { addDays, utcMidnight } from '#shared/days';

export const formatDay = (
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(utcMidnight(day));

/** A period in words; `to` is excluded, the words name the last day. */
export const formatPeriod = (from: string, to: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    utcMidnight(from),
    utcMidnight(addDays(to, -1)),
  );
