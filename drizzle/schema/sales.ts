import { kit } from '../kit.ts';

/**
 * Rollups behind the figures, written in the transaction of the order, return or event that changes them.
 * Scope of a row: channel '' = all channels, categoryId 0 = all categories, else that category with its subtree.
 */
export const salesDays = kit.table(
  'sales_days',
  {
    channel: kit.text().notNull(),
    categoryId: kit.integer().notNull(),
    day: kit.day().notNull(),
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
  (t) => [kit.primaryKey({ columns: [t.channel, t.categoryId, t.day] })],
);

/** The days on which a member bought, within a scope; the number of counted orders of that day. */
export const buyerDays = kit.table(
  'buyer_days',
  {
    memberId: kit.integer().notNull(),
    channel: kit.text().notNull(),
    categoryId: kit.integer().notNull(),
    day: kit.day().notNull(),
    orders: kit.integer().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.memberId, t.channel, t.categoryId, t.day] })],
);

/**
 * How many members bought on `day` and before that last on `previousDay` ('' = never). The distinct buyers of any
 * range [from, to) are then the sum over day in range with previousDay < from: no distinct count at read time.
 */
export const buyerGaps = kit.table(
  'buyer_gaps',
  {
    channel: kit.text().notNull(),
    categoryId: kit.integer().notNull(),
    day: kit.day().notNull(),
    previousDay: kit.day().notNull(),
    buyers: kit.integer().notNull(),
  },
  (t) => [kit.primaryKey({ columns: [t.channel, t.categoryId, t.day, t.previousDay] })],
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
