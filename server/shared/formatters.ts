/**
 * Formatters of numbers and days, made once for each language and options: making one takes as long as some hundred
 * uses, and lists need one for every cell. Pure.
 */
const kept = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

const once = <F extends Intl.NumberFormat | Intl.DateTimeFormat>(
  kind: string,
  locale: string,
  options: object | undefined,
  make: () => F,
): F => {
  const key = JSON.stringify([kind, locale, options]);
  let format = kept.get(key) as F | undefined;
  if (!format) kept.set(key, (format = make()));
  return format;
};

export const numberFormat = (
  locale: string,
  options?: Intl.NumberFormatOptions,
): Intl.NumberFormat =>
  once('number', locale, options, () => new Intl.NumberFormat(locale, options));

export const dateFormat = (
  locale: string,
  options?: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat =>
  once('date', locale, options, () => new Intl.DateTimeFormat(locale, options));
