/** The prizes of a draw with their odds, and the check of its results. */
import * as z from 'zod';
import { MAX_POINTS } from '#contract/members/earnRules';
import { count, id, rate, reference, requiredLocalized } from '#shared/fields';
import { RATE } from '#shared/money';

export const MAX_PRIZES = 20;
export const MAX_ENTRIES = 100_000_000;
/** What an entry gives. */
export const points = () => count(1, MAX_POINTS);

/** A prize of a draw: points, or a code of a batch. */
export const PrizeInput = z.strictObject({
  names: requiredLocalized(120),
  points: points().nullable().default(null),
  batchId: reference('couponBatches').nullable().default(null),
  /** Its odds, in basis points of all entries. */
  rate: rate(1, RATE),
  /** How many of it there are in all, those given included; null for any number. */
  stock: count(0, MAX_ENTRIES).nullable().default(null),
});
export type PrizeInput = z.infer<typeof PrizeInput>;

export const ActivityPrize = PrizeInput.extend({
  id: id(),
  givenCount: count(0, MAX_ENTRIES),
  /** How many can be given now; null for any number. */
  left: count(0, MAX_ENTRIES).nullable(),
  batchName: z.string().nullable(),
});
export type ActivityPrize = z.infer<typeof ActivityPrize>;

/** Whether the results of a draw are those that its seed gives. */
export interface DrawCheck {
  /** Published before the draw; the hash of the seed. */
  seedHash: string;
  /** Null until the activity has ended. */
  seed: string | null;
  entries: number;
  /** The numbers of entries whose result is another one. */
  wrong: number[];
}
