import * as z from 'zod';
import { MAX_AMOUNT, requiredText, text } from '#shared/fields';
import { isCurrency, LANGUAGES, type Localized } from '#shared/localization';

const localizedShape = (max: number) =>
  Object.fromEntries(LANGUAGES.map((l) => [l, text(max).optional()]));
export const localized = (max = 200) =>
  z.strictObject(localizedShape(max)) as unknown as z.ZodType<Localized, Localized>;
export const requiredLocalized = (max = 200) =>
  localized(max).refine((names) => Object.values(names).some((name) => name && name.length > 0), {
    error: 'ra.validation.required',
    path: ['en'],
  });

const isTimeZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};
const limit = (max: number) => z.number().int().min(0).max(max).nullable();

/** Several promotions of a lane: the best one for each line, or one after another by priority. */
export const LANE_MODES = ['best', 'stack'] as const;
export type LaneMode = (typeof LANE_MODES)[number];
/** Amount that thresholds look at: what earlier promotions left, or before any. */
export const THRESHOLD_BASES = ['after', 'before'] as const;
export type ThresholdBasis = (typeof THRESHOLD_BASES)[number];

export const SettingsInput = z.object({
  storeName: requiredText(120),
  currency: z.string().refine(isCurrency, 'settings.errors.currency'),
  timeZone: z.string().refine(isTimeZone, 'settings.errors.timeZone'),
  weekStart: z.number().int().min(1).max(7),
  language: z.enum(LANGUAGES),
  pricesIncludeTax: z.boolean(),
  /** Basis points: 1300 = 13 %. */
  taxRateBps: z.number().int().min(0).max(10_000),
  fiscalYearStartMonth: z.number().int().min(1).max(12),
  /** Least margin where no variant or category says otherwise, basis points of the price; null for none. */
  minMarginBps: limit(9_900).default(0),
  /** A price batch past any of these needs a second person: change, margin (basis points), rows; null for never. */
  approvalChangeBps: limit(100_000).default(3000),
  approvalMarginBps: limit(9_900).default(500),
  approvalRows: limit(1_000_000).default(1000),
  /** Several promotions of one lane: the best for each line, or one after another by priority. */
  productLane: z.enum(LANE_MODES).default('best'),
  orderLane: z.enum(LANE_MODES).default('stack'),
  shippingLane: z.enum(LANE_MODES).default('best'),
  /** Whether thresholds look at what earlier promotions left, or at prices before any. */
  thresholdBasis: z.enum(THRESHOLD_BASES).default('after'),
  /** A promotion that may cost more, or has no budget, needs a second person; null for never. Minor units. */
  approvalBudget: limit(MAX_AMOUNT).default(5_000_000),
});
export type SettingsInput = z.infer<typeof SettingsInput>;
