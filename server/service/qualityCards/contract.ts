/** Score cards: by what the answer to a ticket is reviewed. */
import * as z from 'zod';
import { code, id, instant, rate, requiredLocalized, whole } from '#shared/fields';

/** Marks go from 0, not met, to this, fully met. */
export const TOP_MARK = 4;
export const MARKS = [0, 1, 2, 3, TOP_MARK] as const;

const Criterion = z.strictObject({
  key: code(),
  names: requiredLocalized(60),
  /** Its part of the score, in basis points; all of a card make 100 %. */
  weight: rate(1, 10_000),
});
export type Criterion = z.infer<typeof Criterion>;

export const QualityCardInput = z.strictObject({ criteria: z.array(Criterion).min(1).max(20) });
export type QualityCardInput = z.infer<typeof QualityCardInput>;

export const QualityCard = z.object({
  id: id(),
  /** The newest is the one in use. */
  number: whole('count'),
  criteria: z.array(Criterion),
  authorName: z.string(),
  createdAt: instant(),
});
export type QualityCard = z.infer<typeof QualityCard>;
