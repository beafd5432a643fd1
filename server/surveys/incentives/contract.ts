/** What everybody gets who answers a survey by an invitation. */
import * as z from 'zod';
import { count, reference } from '#shared/fields';

/** The same whatever the answers are, once to each person. */
export const Incentive = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: count(1, 100_000) }),
  z.strictObject({ kind: z.literal('coupon'), batchId: reference('couponBatches') }),
]);
export type Incentive = z.infer<typeof Incentive>;
export const INCENTIVE_KINDS = ['points', 'coupon'] as const;

/** Of the start of a distribution that a second person decides on. */
export const START_APPROVALS = ['submitted', 'rejected', 'approved'] as const;
export type StartApproval = (typeof START_APPROVALS)[number];
