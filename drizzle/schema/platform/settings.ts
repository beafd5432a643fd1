import { sql } from 'drizzle-orm';
import type { Language } from '#shared/localization';
import type { LaneMode, RefundProviderName, ThresholdBasis } from '#contract/platform/settings';
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
  /** The month in which the fiscal year starts, 1 January … 12 December. */
  fiscalYearStartMonth: kit.integer().notNull(),
  /** Minimum margin where neither the variant nor a category has one, in basis points of the price; null for none. */
  minMarginBps: kit.integer().default(0),
  /**
   * A price batch that exceeds any of these limits needs a second person's approval: change and margin in basis points,
   * number of rows; null for no limit.
   */
  approvalChangeBps: kit.integer().default(3000),
  approvalMarginBps: kit.integer().default(500),
  approvalRows: kit.integer().default(1000),
  /** How several promotions of one lane are combined: the best one for each line, or one after another. */
  productLane: kit.text().$type<LaneMode>().notNull().default('best'),
  orderLane: kit.text().$type<LaneMode>().notNull().default('stack'),
  shippingLane: kit.text().$type<LaneMode>().notNull().default('best'),
  /** Whether thresholds are compared with the amount after earlier promotions, or before any promotion. */
  thresholdBasis: kit.text().$type<ThresholdBasis>().notNull().default('after'),
  /**
   * A promotion with a larger budget, or without one, needs a second person's approval. Minor units; null for never.
   */
  approvalBudget: kit.money().default(5_000_000),
  /** What a person of a role may adjust in a day, and give as goodwill, without approval; null for any number. */
  adjustmentLimitOwner: kit.money().default(50_000),
  adjustmentLimitManager: kit.money().default(10_000),
  adjustmentLimitMarketer: kit.money().default(5_000),
  goodwillLimitCase: kit.money().default(500),
  goodwillLimitMonth: kit.money().default(5_000),
  refundProvider: kit.text().$type<RefundProviderName>().notNull().default('shop'),
  /** Whether figures are still being recounted after a change of the time zone or the first weekday. */
  isRecounting: kit
    .yesNo()
    .notNull()
    .default(sql`0`)
    .$defaultFn(() => false),
  ...stamps(),
});
