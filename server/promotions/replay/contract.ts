/** The evaluation of terms on recent orders. */
import * as z from 'zod';
import { reference, whole } from '#shared/fields';
import { PromotionInput } from '#contract/promotions/promotions';

/** `POST /api/promotions/replay`: evaluates terms on the orders of recent days. */
export const ReplayInput = z.strictObject({
  input: PromotionInput,
  replaces: reference('promotions').nullish(),
  days: whole('days', 1, 90).default(30),
});
export interface PromotionReplay {
  orders: number;
  touched: number;
  /** What it would have cost, minor units. */
  cost: number;
  revenueBefore: number;
  /** For lines with known cost; null where there are none. */
  marginBefore: number | null;
  marginAfter: number | null;
  averageDepthBps: number;
  byDay: { day: string; orders: number; touched: number; cost: number }[];
  examples: { orderId: number; externalId: string; before: number; after: number }[];
  /** Whether only a sample was evaluated, because there were too many orders. */
  sampled: boolean;
  /** Translation keys. */
  assumptions: string[];
}
