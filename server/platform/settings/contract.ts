import * as z from 'zod';
import { amount, count, rate, requiredText, whole } from '#shared/fields';
import { isCurrency, LANGUAGES } from '#shared/localization';

const isTimeZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Several promotions of a lane: the best one for each line, or one after another by priority. */
export const LANE_MODES = ['best', 'stack'] as const;
export type LaneMode = (typeof LANE_MODES)[number];
/** The amount that thresholds compare with: after earlier promotions, or before any. */
export const THRESHOLD_BASES = ['after', 'before'] as const;
export type ThresholdBasis = (typeof THRESHOLD_BASES)[number];

export const SettingsInput = z.object({
  storeName: requiredText(120),
  currency: z.string().refine(isCurrency, 'settings.errors.currency'),
  timeZone: z.string().refine(isTimeZone, 'settings.errors.timeZone'),
  weekStart: whole('weekday', 1, 7),
  language: z.enum(LANGUAGES),
  pricesIncludeTax: z.boolean(),
  /** Basis points: 1300 = 13 %. */
  taxRateBps: rate(0, 10_000),
  fiscalYearStartMonth: whole('month', 1, 12),
  /** Least margin where no variant or category says otherwise, basis points of the price; null for none. */
  minMarginBps: rate(0, 9_900).nullable().default(0),
  /** A price batch past any of these needs a second person: change, margin (basis points), rows; null for never. */
  approvalChangeBps: rate(0, 100_000).nullable().default(3000),
  approvalMarginBps: rate(0, 9_900).nullable().default(500),
  approvalRows: count(0, 1_000_000).nullable().default(1000),
  /** Several promotions of one lane: the best for each line, or one after another by priority. */
  productLane: z.enum(LANE_MODES).default('best'),
  orderLane: z.enum(LANE_MODES).default('stack'),
  shippingLane: z.enum(LANE_MODES).default('best'),
  /** Whether thresholds compare with the amount after earlier promotions, or before any. */
  thresholdBasis: z.enum(THRESHOLD_BASES).default('after'),
  /** A promotion that may cost more, or has no budget, needs a second person; null for never. Minor units. */
  approvalBudget: amount().nullable().default(5_000_000),
});
export type SettingsInput = z.infer<typeof SettingsInput>;

/** The store's settings as they are stored. */
export type Settings = SettingsInput & { id: number; version: number };
