/** Business days in words of the screen's language. Pure. */
import { asDay, hasYear } from '#shared/birthdays';
import { addDays, utcMidnight } from '#shared/days';
import { dateFormat } from '#shared/formatters';

export const formatDay = (
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string => dateFormat(locale, { ...options, timeZone: 'UTC' }).format(utcMidnight(day));

const YEAR = 4;
/** As single days are written in Chinese; what the platform makes of two of them has another form. */
const chinesePeriod = (from: string, last: string): string => {
  const isOfOneYear = from.slice(0, YEAR) === last.slice(0, YEAR);
  const end = formatDay(last, 'zh', isOfOneYear ? { month: 'long', day: 'numeric' } : undefined);
  return from === last ? formatDay(from, 'zh') : `${formatDay(from, 'zh')}至${end}`;
};

/** From one instant to another, in the form of single ones in Chinese, too. */
export const formatRange = (
  format: Intl.DateTimeFormat,
  { from, to }: { from: number; to: number },
  locale: string,
): string =>
  locale === 'zh' ? `${format.format(from)}至${format.format(to)}` : format.formatRange(from, to);

/** A period in words; `to` is excluded, the words name the last day. */
export const formatPeriod = (from: string, to: string, locale: string): string => {
  const last = addDays(to, -1);
  return locale === 'zh'
    ? chinesePeriod(from, last)
    : dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
        utcMidnight(from),
        utcMidnight(last),
      );
};

/** A birthday in words, without a year where that is not known. */
export const formatBirthday = (birthday: string, locale: string): string =>
  formatDay(
    asDay(birthday),
    locale,
    hasYear(birthday) ? { dateStyle: 'long' } : { month: 'long', day: 'numeric' },
  );
