import * as z from 'zod';
import { amount, count, rate, requiredText, whole } from '#shared/fields';
import { isCurrency, LANGUAGES } from '#shared/localization';

export const isTimeZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** How several promotions of a lane are combined: the best one for each line, or one after another by priority. */
export const LANE_MODES = ['best', 'stack'] as const;
export type LaneMode = (typeof LANE_MODES)[number];
/** The amount that thresholds are compared with: after earlier promotions, or before any promotion. */
export const THRESHOLD_BASES = ['after', 'before'] as const;
export type ThresholdBasis = (typeof THRESHOLD_BASES)[number];

export const REFUND_PROVIDERS = ['shop', 'trial'] as const;
export type RefundProviderName = (typeof REFUND_PROVIDERS)[number];

/** Kinds of record that hold amounts in the store's currency. */
export const CURRENCY_HOLDERS = [
  'products',
  'categories',
  'prices',
  'competitorOffers',
  'priceBatches',
  'seasonalPlans',
  'orders',
  'returns',
  'payments',
  'campaigns',
  'promotions',
  'programmeVersions',
  'afterSalesPolicies',
  'segments',
] as const;
export type CurrencyHolder = (typeof CURRENCY_HOLDERS)[number];

export const SettingsInput = z.object({
  storeName: requiredText(120),
  currency: z.string().refine(isCurrency, 'settings.errors.currency'),
  timeZone: z.string().refine(isTimeZone, 'settings.errors.timeZone'),
  weekStart: whole('weekday', 1, 7),
  language: z.enum(LANGUAGES),
  /** The month in which the fiscal year starts: figures have ranges of fiscal years. */
  fiscalYearStartMonth: whole('month', 1, 12),
  /** Minimum margin where neither the variant nor a category has one, in basis points of the price; null for none. */
  minMarginBps: rate(0, 9_900).nullable().default(0),
  /**
   * A price batch that exceeds any of these limits needs a second person's approval: change and margin in basis points,
   * number of rows; null for no limit.
   */
  approvalChangeBps: rate(0, 100_000).nullable().default(3000),
  approvalMarginBps: rate(0, 9_900).nullable().default(500),
  approvalRows: count(0, 1_000_000).nullable().default(1000),
  /** How several promotions of a lane are combined: the best one for each line, or one after another by priority. */
  productLane: z.enum(LANE_MODES).default('best'),
  orderLane: z.enum(LANE_MODES).default('stack'),
  shippingLane: z.enum(LANE_MODES).default('best'),
  /** Whether thresholds are compared with the amount after earlier promotions, or before any promotion. */
  thresholdBasis: z.enum(THRESHOLD_BASES).default('after'),
  /**
   * A promotion with a larger budget, or without one, needs a second person's approval. Minor units; null for never.
   */
  approvalBudget: amount().nullable().default(5_000_000),
  /**
   * Points, and apart from them growth, that a person of a role may adjust in a day without a second person's approval; null
   * for any number.
   */
  adjustmentLimitOwner: count(0, 1_000_000_000).nullable().default(50_000),
  adjustmentLimitManager: count(0, 1_000_000_000).nullable().default(10_000),
  adjustmentLimitMarketer: count(0, 1_000_000_000).nullable().default(5_000),
  /** Points that agents may give as goodwill by themselves for a case, and each of them in a month; null for any number. */
  goodwillLimitCase: count(0, 1_000_000_000).nullable().default(500),
  goodwillLimitMonth: count(0, 1_000_000_000).nullable().default(5_000),
  /** Who pays refunds: the shop's own systems, or a trial provider that moves no money. */
  refundProvider: z.enum(REFUND_PROVIDERS).default('shop'),
});
export type SettingsInput = z.infer<typeof SettingsInput>;

/** The store's settings as they are stored. */
export type Settings = SettingsInput & {
  id: number;
  version: number;
  /** Whether figures are still being recounted after a change of the time zone or the first weekday. */
  isRecounting: boolean;
};
