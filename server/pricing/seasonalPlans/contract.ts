import * as z from 'zod';
import {
  describeField,
  halfWidth,
  reference,
  requiredLocalized,
  text,
  whole,
} from '#shared/fields';
import { type BatchPhase, PriceFormula, PriceRounding } from '#contract/pricing/priceBatches';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Localized } from '#shared/localization';

/** `MM-DD`; 02-29 becomes 02-28 in years without it. */
export const dayOfYear = () =>
  z
    .string()
    .overwrite(halfWidth)
    .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'seasonalPlans.errors.day')
    .refine(
      (day) => !['02-30', '02-31', '04-31', '06-31', '09-31', '11-31'].includes(day),
      'seasonalPlans.errors.day',
    );

/** A change of a category's prices between two days of every year, both included; over New Year when end < start. */
export const SeasonalEntry = z.strictObject({
  /** Identifies the entry within its plan, so that only one batch a year is made from it. */
  key: text(40).min(1),
  categoryId: reference('categories'),
  startsOn: dayOfYear(),
  endsOn: dayOfYear(),
  listId: reference('priceLists').default(BASE_LIST_ID),
  formula: PriceFormula.refine(({ kind }) => kind !== 'given', 'seasonalPlans.errors.given'),
  rounding: PriceRounding.default({ ending: 'none', direction: 'nearest' }),
});
export type SeasonalEntry = z.infer<typeof SeasonalEntry>;

export const SeasonalPlanInput = z.object({
  names: requiredLocalized(120),
  entries: z
    .array(SeasonalEntry)
    .min(1)
    .max(200)
    .refine(
      (entries) => new Set(entries.map(({ key }) => key)).size === entries.length,
      'seasonalPlans.errors.sameKey',
    ),
});
export type SeasonalPlanInput = z.infer<typeof SeasonalPlanInput>;

/** Makes the draft batches of one year. */
export const SeasonalYear = z.strictObject({ year: whole('year', 2000, 2199) });

/** The outcome of one entry in one year: a batch made now or earlier, or why there is none. */
export const YEAR_OUTCOMES = ['made', 'already', 'past', 'nothing', 'refused'] as const;
export type YearOutcome = (typeof YEAR_OUTCOMES)[number];
export interface YearResult {
  key: string;
  categoryId: number;
  outcome: YearOutcome;
  batchId: number | null;
  /** Number of prices that the batch changes. */
  items: number;
  /** For a refusal: a translation key with its arguments. */
  reason: string | null;
}

export const CalendarQuery = z.strictObject({
  year: describeField(z.coerce.number().int().min(2000).max(2199), { unit: 'year' }),
});

/** One entry of one plan in one year, with its batch where it has one. */
export interface CalendarLane {
  planId: number;
  planNames: Localized;
  key: string;
  categoryId: number;
  formula: z.infer<typeof PriceFormula>;
  /** First and last day, both included, and the same period as `[startsAt, endsAt)`. */
  firstDay: string;
  lastDay: string;
  startsAt: number;
  endsAt: number;
  batch: { id: number; name: string; phase: BatchPhase; itemCount: number } | null;
}
