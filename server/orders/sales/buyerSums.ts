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
        .select({ buyers: sql<number>`coalesce(sum(${buyerGaps.buyers}), 0)` })
        .from(buyerGaps)
        .where(
          and(
            eq(buyerGaps.channel, channel),
            eq(buyerGaps.categoryId, categoryId),
            condition(buyerGaps.previousDay, from),
            inArray(buyerGaps.day, days),
          ),
        ),
  );
const buyersFromBefore = sumGaps(lt);
const repeatedBuyers = sumGaps(gte);

const earlier = (one: string, other: string) => (one < other ? one : other);
const later = (one: string, other: string) => (one > other ? one : other);

/**
 * Distinct buyers of a period: those who are new in it, and those whose previous buying day is before it. They are
 * computed in this way, or as all buyers of the days minus the repeats inside the period, whichever reads fewer gaps.
 * `pendingDays` are the days of the period, which are still being loaded.
 */
export const loadBuyers = async (
  db: Db,
  scope: Scope,
  { from, to }: Period,
  { dataFrom, dataTo }: Pick<DataSpan, 'dataFrom' | 'dataTo'>,
  pendingDays: Promise<readonly SalesDay[]>,
) => {
  if (dataFrom === null || dataTo === null) return 0;
  const days = daysFrom(later(from, dataFrom), earlier(to, addDays(dataTo, 1)));
  const isDirect = Math.max(0, daysBetween(dataFrom, from)) < days.length / 2;
  // Within a single day every buyer is counted once.
  const counted =
    days.length > 1
      ? (isDirect ? buyersFromBefore : repeatedBuyers)(db, { ...scope, days, from })
      : [];
  const [[row], all] = await Promise.all([counted, pendingDays]);
  const inside = all.filter(({ day }) => day >= from && day < to);
  const sum = (column: 'buyers' | 'newBuyers') =>
    inside.reduce((total, day) => total + day[column], 0);
  if (!row) return sum('buyers');
  return isDirect ? sum('newBuyers') + row.buyers : sum('buyers') - row.buyers;
};
