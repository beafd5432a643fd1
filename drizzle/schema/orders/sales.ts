import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';

/**
 * Rollups behind the figures, written in the transaction of the order, return or event that changes them.
 * Scope of a row: channel '' = all channels, categoryId 0 = all categories, else that category with its subtree.
 * The day comes first in every key: the rows that one order changes lie close together.
 */
export const salesDays = kit.table(
  'sales_days',
  {
    day: kit.day().notNull(),
    channel: kit.text().notNull(),
    categoryId: kit.integer().notNull(),
    orders: kit.integer().notNull(),
    memberOrders: kit.integer().notNull(),
    units: kit.money().notNull(),
    revenue: kit.money().notNull(),
    discount: kit.money().notNull(),
    returned: kit.money().notNull(),
    /** Members with an order this day; of them, those without one earlier in this week, this month, ever. */
    buyers: kit.integer().notNull(),
    weekBuyers: kit.integer().notNull(),
    monthBuyers: kit.integer().notNull(),
    newBuyers: kit.integer().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.day, t.channel, t.categoryId] }),
    /** Which channels and days there are, without a walk through every category. */
    kit
      .index('sales_days_channels')
      .on(t.channel, t.day)
      .where(sql`category_id = 0`),
  ],
);

/**
 * How many members bought on `day` and before that last on `previousDay`. The distinct buyers of any range [from, to)
 * are then those new in it (`newBuyers`) and the sum over day in range with previousDay < from: no distinct count at
 * read time.
 */
export const buyerGaps = kit.table(
  'buyer_gaps',
  {
    day: kit.day().notNull(),
    channel: kit.text().notNull(),
    categoryId: kit.integer().notNull(),
    previousDay: kit.day().notNull(),
    buyers: kit.integer().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.day, t.channel, t.categoryId, t.previousDay] })],
);

/** Visits per channel ('' = all) and day, from the store's events. */
export const visitDays = kit.table(
  'visit_days',
  {
    channel: kit.text().notNull(),
    day: kit.day().notNull(),
    visits: kit.integer().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.channel, t.day] })],
);

/** When the rollups last changed, for "how fresh is it". One row, id 1. */
export const salesFreshness = kit.table('sales_freshness', {
  id: kit.id(),
  changedAt: kit.instant().notNull(),
});
