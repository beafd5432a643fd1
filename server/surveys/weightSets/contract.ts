/** How much each dimension counts in the index, as versions that hold from an instant on. */
import * as z from 'zod';
import { code, id, instant, orNull, rate, requiredText, whole } from '#shared/fields';

/** In basis points by the key of the dimension; all together make 100 %. */
export const Weights = z.record(code(), rate(0, 10_000));
export type Weights = z.infer<typeof Weights>;

export const WeightSetInput = z.strictObject({
  weights: Weights,
  /** Null for as soon as it is saved. */
  effectiveAt: orNull(instant()),
  reason: requiredText(500),
});
export type WeightSetInput = z.infer<typeof WeightSetInput>;

export const WeightSet = z.object({
  id: id(),
  number: whole('count'),
  weights: Weights,
  effectiveAt: instant(),
  reason: z.string(),
  authorName: z.string(),
  createdAt: instant(),
});
export type WeightSet = z.infer<typeof WeightSet>;
