/** Reviews that a store's shop collected, as a file brings them in. */
import * as z from 'zod';
import { instant, requiredText, text, whole } from '#shared/fields';

export const MAX_COMMENT = 2000;
export const ReviewInput = z.strictObject({
  /** The number of the order, as the shop knows it. */
  order: requiredText(100),
  score: whole('count', 1, 5),
  comment: text(MAX_COMMENT).nullable(),
  askedAt: instant(),
  answeredAt: instant(),
});
export type ReviewInput = z.infer<typeof ReviewInput>;
