/** Business days (`YYYY-MM-DD`) of the store's time zone. Pure. */
export const DAY_MS = 86_400_000;
/** Every zone's midnight falls on a quarter of an hour. */
const SLOT_MS = 900_000;

const zones = new Map<string, Intl.DateTimeFormat>();
/** The business day of an instant (UTC ms). */
export const dayOf = (instant: number, timeZone: string): string => {
  let zone = zones.get(timeZone);
  if (!zone) {
    zone = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    zones.set(timeZone, zone);
  }
  return zone.format(instant);
};

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utc(text));
export const addDays = (day: string, days: number): string =>
  new Date(utc(day) + days * DAY_MS).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number =>
  Math.round((utc(to) - utc(from)) / DAY_MS);

/** UTC ms at which a business day begins. */
export const startOfDay = (day: string, timeZone: string): number => {
  // Offsets lie between -12 and +14 hours: search the quarter at which the day's name first appears.
  let low = Math.floor((utc(day) - 15 * 3_600_000) / SLOT_MS);
  let high = Math.floor((utc(day) + 13 * 3_600_000) / SLOT_MS);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dayOf(middle * SLOT_MS, timeZone) >= day) high = middle;
    else low = middle + 1;
  }
  return low * SLOT_MS;
};

/** A day in words of the screen's language. */
export const formatDay = (
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(utc(day));

/** A period in words; `to` is excluded, the words name the last day. */
export const formatPeriod = (from: string, to: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    utc(from),
    utc(addDays(to, -1)),
  );
