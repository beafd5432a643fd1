/** Price reports: margins, comparison with competitors, and effects of batches. */
import * as z from 'zod';
import { reference } from '#shared/fields';

/** Lower bounds of the margin buckets in basis points; the first bucket contains margins below zero. */
export const MARGIN_STEPS = [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000] as const;
export const MARGIN_BUCKETS = MARGIN_STEPS.length + 1;

/** Margins of the variants in a category and its descendants, at the price that the store shows now. */
export interface MarginRow {
  /** Null: the whole store. */
  categoryId: number | null;
  /** Number of variants with a cost; the others have no margin. */
  variants: number;
  withoutCost: number;
  /** Mean margin of the variants, each counted once; null without any. */
  meanBps: number | null;
  /** Variants per bucket: below 0, 0 to 10 %, …, 70 % and more. */
  buckets: number[];
}

/** Our prices compared with competitors' in a category and its descendants; each variant counts once. */
export interface IndexRow {
  categoryId: number | null;
  variants: number;
  /** Mean of our price over the average competing price in basis points; 10,000 = the same. */
  indexBps: number | null;
  cheaper: number;
  same: number;
  dearer: number;
}

/** Days compared on each side of a batch, and the minimum for a result. */
export const EFFECT_DAYS = 28;
export const MIN_DAYS = 14;
export const MIN_UNITS = 30;

/** Figures per day on one side; margin in minor units. */
export interface EffectSide {
  /** First day and the day after the last, `YYYY-MM-DD`; the same day twice where there are none. */
  from: string;
  to: string;
  days: number;
  units: number;
  unitsPerDay: number;
  /** Null for whoever may not see costs. */
  marginPerDay: number | null;
}
/** After minus before, with the 95 % interval. */
export interface EffectChange {
  change: number;
  low: number;
  high: number;
}
export interface PriceEffect {
  batchId: number;
  variants: number;
  before: EffectSide;
  after: EffectSide;
  /** Null: not enough data (see `reason`). */
  units: EffectChange | null;
  margin: EffectChange | null;
  reason: 'days' | 'units' | null;
  /** Units sold without a known cost, which are excluded from the margin. */
  unitsWithoutCost: number;
}

export const EffectQuery = z.strictObject({
  batchId: z.coerce.number().pipe(reference('priceBatches')),
});
