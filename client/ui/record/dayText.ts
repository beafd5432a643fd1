/** Business days in words of the screen's language. Pure. */
import { addDays, utcMidnight } from '#shared/days';
import { dateFormat } from '#shared/formatters';

export const formatDay = (
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string => dateFormat(locale, { ...options, timeZone: 'UTC' }).format(utcMidnight(day));

/** A period in words; `to` is excluded, the words name the last day. */
export const formatPeriod = (from: string, to: string, locale: string): string =>
  dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    utcMidnight(from),
    utcMidnight(addDays(to, -1)),
  );
