/** Business days in words of the screen's language. Pure. */
import { asDay, hasYear } from '#shared/birthdays';
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

/** A birthday in words, without a year where that is not known. */
export const formatBirthday = (birthday: string, locale: string): string =>
  formatDay(
    asDay(birthday),
    locale,
    hasYear(birthday) ? { dateStyle: 'long' } : { month: 'long', day: 'numeric' },
  );
