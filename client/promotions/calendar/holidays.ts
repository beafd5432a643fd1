/** Days on which shops plan something: fixed ones, and those of the Chinese calendar. Pure. */
import { addDays } from '#shared/days';
import { dateFormat } from '#shared/formatters';

export interface Holiday {
  /** `YYYY-MM-DD` */
  day: string;
  /** Its name: `promotionCalendar.holidays.<key>`. */
  key: string;
}

/** `MM-DD` → key. */
const FIXED: Readonly<Record<string, string>> = {
  '01-01': 'newYear',
  '02-14': 'valentine',
  '03-08': 'womensDay',
  '05-01': 'labourDay',
  '05-20': 'fiveTwenty',
  '06-01': 'childrensDay',
  '06-18': 'midYear',
  '10-01': 'nationalDay',
  '11-11': 'singlesDay',
  '12-12': 'doubleTwelve',
  '12-25': 'christmas',
};
/** Month and day of the Chinese calendar → key; leap months have none. */
const LUNAR: Readonly<Record<string, string>> = {
  '1-1': 'springFestival',
  '1-15': 'lanternFestival',
  '5-5': 'dragonBoat',
  '7-7': 'qixi',
  '8-15': 'midAutumn',
  '9-9': 'doubleNinth',
};

/**
 * New moons so close to midnight that calendars of browsers begin the month a day off: as the observatory published
 * them. `YYYY` → key → day, instead of the computed day.
 */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2027': { springFestival: '2027-02-06', lanternFestival: '2027-02-20' },
  '2030': { springFestival: '2030-02-03', lanternFestival: '2030-02-17' },
};

/** In the middle of a day of UTC, so that no zone moves it to another. */
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);

let chinese: Intl.DateTimeFormat | undefined;
/** `8-15`; a leap month as `6bis-1`. */
const lunarOf = (day: string): string => {
  chinese ??= dateFormat('en-u-ca-chinese', {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const parts = chinese.formatToParts(noon(day));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('month')}-${part('day')}`;
};

/** The fourth Thursday of November is Thanksgiving; the day after it the sales begin. */
const isBlackFriday = (day: string): boolean => {
  const date = new Date(noon(day));
  return (
    date.getUTCMonth() === 10 &&
    date.getUTCDay() === 5 &&
    date.getUTCDate() >= 23 &&
    date.getUTCDate() <= 29
  );
};

const lunarKeysOf = (day: string): string[] => {
  const published = PUBLISHED[day.slice(0, 4)] ?? {};
  const computed = LUNAR[lunarOf(day)];
  return [
    ...Object.keys(published).filter((key) => published[key] === day),
    ...(computed !== undefined && !(computed in published) ? [computed] : []),
  ];
};

const keysOf = (day: string): string[] => {
  const fixed = FIXED[day.slice(5)];
  return [
    ...(fixed ? [fixed] : []),
    ...lunarKeysOf(day),
    ...(isBlackFriday(day) ? ['blackFriday'] : []),
  ];
};

/** Holidays of `[from, until)`, in order; two on one day stand beside each other. */
export const holidaysBetween = (from: string, until: string): Holiday[] => {
  const found: Holiday[] = [];
  for (let day = from; day < until; day = addDays(day, 1))
    for (const key of keysOf(day)) found.push({ day, key });
  return found;
};
