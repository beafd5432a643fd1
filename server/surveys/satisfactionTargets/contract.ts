/** What satisfaction is to reach, from a month on, and who says so. */
import * as z from 'zod';
import {
  code,
  day,
  id,
  instant,
  message,
  orNull,
  rate,
  reference,
  requiredText,
} from '#shared/fields';

/** Scores by the kind of their question, the index, one dimension, and how many of those asked answer. */
export const TARGET_MEASURES = [
  'csat',
  'nps',
  'ces',
  'index',
  'dimension',
  'responseRate',
] as const;
export type TargetMeasure = (typeof TARGET_MEASURES)[number];

const WHOLE = 10_000;

export const TargetInput = z
  .strictObject({
    measure: z.enum(TARGET_MEASURES),
    /** Null for all surveys that have none of their own. */
    surveyId: orNull(reference('surveys')),
    dimensionKey: orNull(code()),
    /** Hundredths of a per cent or of a point; null where there is to be no target from then on. */
    value: orNull(rate(-WHOLE, WHOLE)),
    /** The first day of the month. */
    fromMonth: day().refine((on) => on.endsWith('-01'), 'satisfactionTargets.errors.month'),
    source: requiredText(500),
  })
  .refine(({ measure, dimensionKey }) => measure !== 'dimension' || dimensionKey !== null, {
    path: ['dimensionKey'],
    error: 'ra.validation.required',
  })
  .refine(({ measure, dimensionKey }) => measure === 'dimension' || dimensionKey === null, {
    path: ['dimensionKey'],
    error: 'satisfactionTargets.errors.noDimension',
  })
  .refine(({ measure, value }) => value === null || value >= 0 || measure === 'nps', {
    path: ['value'],
    error: message('ra.validation.minValue', { min: 0 }),
  });
export type TargetInput = z.infer<typeof TargetInput>;

export const SatisfactionTarget = z.object({
  id: id(),
  measure: z.enum(TARGET_MEASURES),
  surveyId: reference('surveys').nullable(),
  dimensionKey: z.string().nullable(),
  value: rate(-WHOLE, WHOLE).nullable(),
  fromMonth: day(),
  source: z.string(),
  authorName: z.string(),
  createdAt: instant(),
});
export type SatisfactionTarget = z.infer<typeof SatisfactionTarget>;
