/** Terms tried on the orders of the last days. */
import * as z from 'zod';
import { reference, whole } from '#shared/fields';
import { PromotionInput } from '#contract/promotions/promotions';

/** `POST /api/promotions/replay`: terms tried on the orders of the last days. */
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
  /** Over lines whose cost is known; null where none is. */
  marginBefore: number | null;
  marginAfter: number | null;
  averageDepthBps: number;
  byDay: { day: string; orders: number; touched: number; cost: number }[];
  examples: { orderId: number; externalId: string; before: number; after: number }[];
  /** Orders that were looked at when there were more than it takes in. */
  sampled: boolean;
  /** Translation keys. */
  assumptions: string[];
}
