/**
 * The context in which the demo store's promotions are planned: days around the instant of seeding, categories, best
 * sellers.
 */
import { addDays, daysBetween, startOfDay } from '#shared/days';

export interface SeedVariant {
  id: number;
  sku: string;
  price: number;
}
export interface SeedContext {
  now: number;
  /** Start of the day so many days from today, in the store's time zone. */
  day(offset: number): number;
  /** The latest Double 11 that has begun, the next Double 12 that has not ended, and the end of this year. */
  doubleEleven: Festival;
  doubleTwelve: Festival;
  yearEnd: number;
  season: { en: string; zh: string };
  /** The id of a category. Throws for an unknown code, because the seed itself would be wrong. */
  category(code: string): number;
  /** Variants on sale in a category and its descendants, best sellers first; a tiny store may have none. */
  bestSellers(code: string): readonly SeedVariant[];
}
interface Festival {
  year: string;
  startsAt: number;
  endsAt: number;
}
type Days = Pick<
  SeedContext,
  'now' | 'day' | 'doubleEleven' | 'doubleTwelve' | 'yearEnd' | 'season'
>;

const SEASONS = [
  { en: 'Winter', zh: '冬季' },
  { en: 'Spring', zh: '春季' },
  { en: 'Summer', zh: '夏季' },
  { en: 'Autumn', zh: '秋季' },
];
const seasonOf = (day: string) =>
  SEASONS[Math.floor((Number(day.slice(5, 7)) % 12) / 3)] ?? { en: 'Year', zh: '全年' };

/**
 * The festival of this or a neighbouring year: the latest that has begun by `today`, or the first that has not ended.
 */
const festival = (
  today: string,
  from: string,
  until: string,
  which: 'begun' | 'toCome',
  timeZone: string,
) => {
  const date = today.slice(5);
  const own = Number(today.slice(0, 4));
  const year = String(
    which === 'begun' ? (date >= from ? own : own - 1) : date < until ? own : own + 1,
  );
  return {
    year,
    startsAt: startOfDay(`${year}-${from}`, timeZone),
    endsAt: startOfDay(`${year}-${until}`, timeZone),
  };
};

/** `today` is the business day of `now`. */
export const daysAround = (now: number, today: string, timeZone: string): Days => ({
  now,
  day: (offset) => startOfDay(addDays(today, offset), timeZone),
  doubleEleven: festival(today, '11-01', '11-12', 'begun', timeZone),
  doubleTwelve: festival(today, '12-08', '12-13', 'toCome', timeZone),
  yearEnd: startOfDay(`${Number(today.slice(0, 4)) + 1}-01-01`, timeZone),
  season: seasonOf(today),
});

/**
 * Number of days from today on which the first promotion of the demo store is planned: before Double 11 and before the
 * last weeks.
 */
export const planningOffset = (today: string): number => {
  const year =
    today.slice(5) >= '11-01' ? today.slice(0, 4) : String(Number(today.slice(0, 4)) - 1);
  return Math.min(-RUNNING_DAYS, daysBetween(today, `${year}-11-01`)) - 3;
};
/** Number of days for which the store's checkout has requested quotes from the console. */
const RUNNING_DAYS = 60;
