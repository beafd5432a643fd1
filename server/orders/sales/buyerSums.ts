/** Loads how many members bought in each period. */
import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { buyerGaps } from '#db/schema/orders/sales';
import { addDays, daysBetween, daysFrom } from '#shared/days';
import type { Period, SalesDay } from '#contract/orders/sales';
import type { Scope } from './sums.ts';
import type { DataSpan } from './span.ts';

/**
 * Buyers of these days whose previous buying day is before (`lt`) or not before (`gte`) the first day of the period.
 */
const sumGaps = (condition: (column: typeof buyerGaps.previousDay, from: SQL) => SQL) =>
  prepared(
    {
      channel: buyerGaps.channel,
      categoryId: buyerGaps.categoryId,
      from: buyerGaps.previousDay,
      days: many(buyerGaps.day),
    },
    (q, { channel, categoryId, from, days }) =>
      q
        .select({ day: buyerGaps.day, buyers: sql<number>`sum(${buyerGaps.buyers})` })
        .from(buyerGaps)
        .where(
          and(
            eq(buyerGaps.channel, channel),
            eq(buyerGaps.categoryId, categoryId),
            condition(buyerGaps.previousDay, from),
            inArray(buyerGaps.day, days),
          ),
        )
        .groupBy(buyerGaps.day),
  );
const buyersFromBefore = sumGaps(lt);
const repeatedBuyers = sumGaps(gte);

const earlier = (one: string, other: string) => (one < other ? one : other);
const later = (one: string, other: string) => (one > other ? one : other);

/** How many buyers of a day had not bought before within the period. Their sum is the distinct buyers until any day. */
export interface FirstBuyers {
  day: string;
  buyers: number;
}

/**
 * For each day with sales, the buyers who had not bought before within the period: those who are new in the store, and
 * those whose previous buying day is before the period. They are computed in this way, or as all buyers of the day minus
 * those who bought earlier in the period, whichever reads fewer gaps. `pendingDays` are the days of the period, which are
 * still being loaded.
 */
export const loadFirstBuyers = async (
  db: Db,
  scope: Scope,
  { from, to }: Period,
  { dataFrom, dataTo }: Pick<DataSpan, 'dataFrom' | 'dataTo'>,
  pendingDays: Promise<readonly SalesDay[]>,
): Promise<FirstBuyers[]> => {
  if (dataFrom === null || dataTo === null) return [];
  const days = daysFrom(later(from, dataFrom), earlier(to, addDays(dataTo, 1)));
  const isDirect = Math.max(0, daysBetween(dataFrom, from)) < days.length / 2;
  const isOneDay = days.length <= 1;
  const [counted, all] = await Promise.all([
    isOneDay ? [] : (isDirect ? buyersFromBefore : repeatedBuyers)(db, { ...scope, days, from }),
    pendingDays,
  ]);
  const ofDay = new Map(counted.map(({ day, buyers }) => [day, buyers]));
  return all
    .filter(({ day }) => day >= from && day < to)
    .map(({ day, buyers, newBuyers }) => {
      const gap = ofDay.get(day) ?? 0;
      // Within a single day every buyer is counted once.
      return { day, buyers: isOneDay ? buyers : isDirect ? newBuyers + gap : buyers - gap };
    });
};

/** Distinct buyers of the days before `to` (a business day), from the first buyers of the period's days. */
export const buyersUntil = (first: readonly FirstBuyers[], to: string): number =>
  first.reduce((total, { day, buyers }) => (day < to ? total + buyers : total), 0);
