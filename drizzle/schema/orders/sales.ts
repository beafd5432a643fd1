import { sql } from 'drizzle-orm';
import { kit } from '../../kit.ts';

/**
 * Rollups behind the KPIs, updated in the transaction of the order, return or event that changes them. Scope of a row:
 * channel '' means all channels, categoryId 0 all categories; another categoryId includes its subtree. Every key begins
 * with the day, so that the rows that one order changes are stored close together.
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
    /** What of it was given back without any units that came back. */
    moneyOnly: kit.money().notNull().default(0),
    /** Revenue of the lines whose cost is known, and what returns took off it. */
    revenueWithCost: kit.money().notNull().default(0),
    returnedWithCost: kit.money().notNull().default(0),
    /** The known cost of what was sold, less that of the units that came back. */
    cost: kit.money().notNull().default(0),
    /**
     * Members with an order on this day, and those of them without an earlier order in this week, in this month, and at
     * all.
     */
    buyers: kit.integer().notNull(),
    weekBuyers: kit.integer().notNull(),
    monthBuyers: kit.integer().notNull(),
    newBuyers: kit.integer().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.day, t.channel, t.categoryId] }),
    /** Finds the existing days and channels without scanning every category. */
    kit
      .index('sales_days_channels')
      .on(t.channel, t.day)
      .where(sql`category_id = 0`),
  ],
);

/**
 * How many members bought on `day` and had their previous purchase on `previousDay`. The distinct buyers of a range
 * [from, to) are the members who are new in it (`newBuyers`) plus the sum over the days of the range where previousDay
 * < from, so no distinct count is needed when reading.
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

/** Visits per channel ('' = all channels) and day, from the store's events. */
export const visitDays = kit.table(
  'visit_days',
  {
    channel: kit.text().notNull(),
    day: kit.day().notNull(),
    visits: kit.integer().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.channel, t.day] })],
);

/**
 * What each member did in each month of the store's time zone (`month` is its first day), updated with the orders, returns
 * and events that change it. Orders count on the day on which they were paid, returns on the day on which they came back.
 */
export const memberMonths = kit.table(
  'member_months',
  {
    memberId: kit.integer().notNull(),
    month: kit.day().notNull(),
    orders: kit.integer().notNull(),
    revenue: kit.money().notNull(),
    /** Revenue less everything that came back of these orders, whenever it did. */
    netSpend: kit.money().notNull(),
    /** Returns that came back in this month, and their amounts, of orders of any month. */
    returns: kit.integer().notNull(),
    returned: kit.money().notNull(),
    /** Days with a counted order, a visit, a login or a sign-in. */
    activeDays: kit.integer().notNull(),
    visits: kit.integer().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.memberId, t.month] })],
);

/** When the rollups last changed, shown as the freshness of figures. One row with id 1. */
export const salesFreshness = kit.table('sales_freshness', {
  id: kit.id(),
  changedAt: kit.instant().notNull(),
  /** Set by a migration after which all sums are to be computed again; the next start does it. */
  isOutdated: kit
    .yesNo()
    .notNull()
    .default(sql`0`)
    .$defaultFn(() => false),
});
