/** Simulated baskets, and baskets saved with their quotes. */
import * as z from 'zod';
import { requiredText, count, day, instant, reference, text } from '#shared/fields';
import { type Lane, PromotionInput } from '#contract/promotions/promotions';
import { basketShape, BasketLine, uniqueLines, type Quote } from '#contract/promotions/quotes';

/** A basket to be saved with its quote. */
export const PromotionCaseInput = z.object({
  name: requiredText(120),
  request: z.record(z.string(), z.unknown()),
});
export type PromotionCaseInput = z.infer<typeof PromotionCaseInput>;
export interface CaseResult {
  id: number;
  name: string;
  same: boolean;
  before: number | null;
  after: number | null;
  /** Translation key of the reason why it could not be quoted. */
  error?: string;
}

/** A described shopper, for simulations without a member or to replace a member's data. */
const DescribedShopper = z.strictObject({
  level: text(40).nullable().optional(),
  groups: z.array(text(40).min(1)).max(50).optional(),
  orderNumber: count(1, 100_000).nullable().optional(),
  joinedAt: instant().nullable().optional(),
  birthday: day().nullable().optional(),
});

/** `POST /api/promotions/simulation`: any basket, or that of an order, with a draft among the promotions. */
export const SimulationInput = z
  .strictObject({
    basket: z
      .strictObject({ ...basketShape, lines: z.array(BasketLine).max(500) })
      .superRefine(uniqueLines),
    at: instant().nullish(),
    shopper: DescribedShopper.nullish(),
    /** A draft, which replaces the promotion that it revises. */
    input: PromotionInput.nullish(),
    replaces: reference('promotions').nullish(),
    /** Uses the goods, the shopper and the instant of an order, and leaves out what the order itself used of limits. */
    orderId: reference('orders').nullish(),
  })
  .refine(({ basket, orderId }) => basket.lines.length > 0 || orderId, {
    error: 'ra.validation.required',
    path: ['basket', 'lines'],
  });
export type SimulationInput = z.infer<typeof SimulationInput>;
/** The quote with all verdicts, and what each promotion took off in the order of application. */
export interface Simulation extends Quote {
  steps: { promotionId: number; name: string; lane: Lane; amount: number }[];
  /** What the order cost with its delivery, in minor units; null without an order. */
  paid: { orderId: number; number: string; amount: number } | null;
}
