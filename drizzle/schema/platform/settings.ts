import type { Language } from '#shared/localization';
import type { LaneMode, ThresholdBasis } from '#contract/platform/settings';
import { kit } from '../../kit.ts';
import { stamps } from '../stamps.ts';

/** The store's settings: one row with id 1. */
export const settings = kit.table('settings', {
  id: kit.id(),
  storeName: kit.text().notNull(),
  currency: kit.text().notNull(),
  timeZone: kit.text().notNull(),
  /** First day of the week, ISO number: 1 Monday … 7 Sunday. */
  weekStart: kit.integer().notNull(),
  language: kit.text().$type<Language>().notNull(),
  /** Defaults for taxes and the fiscal year. */
  pricesIncludeTax: kit.yesNo().notNull(),
  taxRateBps: kit.integer().notNull(),
  fiscalYearStartMonth: kit.integer().notNull(),
  /** Least margin where no variant or category says otherwise, basis points of the price; null for none. */
  minMarginBps: kit.integer().default(0),
  /** A price batch past any of these needs a second person: change, margin (basis points), rows; null for never. */
  approvalChangeBps: kit.integer().default(3000),
  approvalMarginBps: kit.integer().default(500),
  approvalRows: kit.integer().default(1000),
  /** Several promotions of one lane: the best for each line, or one after another. */
  productLane: kit.text().$type<LaneMode>().notNull().default('best'),
  orderLane: kit.text().$type<LaneMode>().notNull().default('stack'),
  shippingLane: kit.text().$type<LaneMode>().notNull().default('best'),
  /** Whether thresholds compare with the amount after earlier promotions, or before any. */
  thresholdBasis: kit.text().$type<ThresholdBasis>().notNull().default('after'),
  /** A promotion that may cost more (or has no budget) needs a second person; null for never. */
  approvalBudget: kit.money().default(5_000_000),
  ...stamps(),
});
