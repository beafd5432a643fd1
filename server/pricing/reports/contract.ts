/** Answers about prices as a whole: margins, competitors, and what batches were followed by. */
import * as z from 'zod';
import { reference } from '#shared/fields';

/** Lower ends of the margin buckets in basis points; the first bucket is everything below zero. */
export const MARGIN_STEPS = [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000] as const;
export const MARGIN_BUCKETS = MARGIN_STEPS.length + 1;

/** Margins of a category's variants, those below it included, at the price the store shows now. */
export interface MarginRow {
  /** Null: the whole store. */
  categoryId: number | null;
  /** Variants with a cost; the others say nothing about margin. */
  variants: number;
  withoutCost: number;
  /** Mean of the variants' margins, each counted once; null without any. */
  meanBps: number | null;
  /** Variants per bucket: below 0, 0 to 10 %, …, 70 % and more. */
  buckets: number[];
}

/** Our prices against competitors' in a category and below; each variant counts once. */
export interface IndexRow {
  categoryId: number | null;
  variants: number;
  /** Mean of our price over the average competing price, 10,000 = the same. */
  indexBps: number | null;
  cheaper: number;
  same: number;
  dearer: number;
}

/** Days looked at on each side of a batch, and the least that says anything. */
export const EFFECT_DAYS = 28;
export const LEAST_DAYS = 14;
export const LEAST_UNITS = 30;

/** Figures per day of one side; margin in minor units. */
export interface EffectSide {
  /** First day and the day after the last, `YYYY-MM-DD`; the same day twice for none. */
  from: string;
  to: string;
  days: number;
  units: number;
  unitsPerDay: number;
  marginPerDay: number;
}
/** After less before, with its 95 % interval. */
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
  /** Null: not enough data (`reason`). */
  units: EffectChange | null;
  margin: EffectChange | null;
  reason: 'days' | 'units' | null;
  /** Units sold of which no cost is known: left out of the margin. */
  unitsWithoutCost: number;
}

export const EffectQuery = z.strictObject({
  batchId: z.coerce.number().pipe(reference('priceBatches')),
});
