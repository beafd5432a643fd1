/** Basket and quote: shared by the store's checkout, the simulator and the engine. */
import * as z from 'zod';
import {
  amount,
  count,
  instant,
  keyText,
  lineId,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { MAX_POINTS } from '#contract/members/earnRules';
import type { QuotePoints } from '#contract/members/spending';
import { CouponQuestion, type QuoteCoupons } from '#contract/promotions/quotes/held';
import type { Judgement, RefusedCode } from '#contract/promotions/verdicts';

export interface Allocation {
  promotionId: number;
  revision: number;
  label: string;
  code: string | null;
  amount: number;
}
export interface QuoteLine {
  id: string;
  variantId: number;
  sku: string | null;
  productId: number;
  name: string;
  quantity: number;
  /** The price of one unit before promotions, and the price before a sale price. */
  unitPrice: number;
  originalPrice: number;
  amount: number;
  discount: number;
  /** What is paid for it with points; left out in quotes of before points could pay. */
  pointsAmount?: number;
  /** What is paid for it with money: amount − discount − pointsAmount. */
  paid: number;
  /** The smallest amount that may be paid for the line according to its guards; null where it has none. */
  floor: number | null;
  allocations: Allocation[];
}
export interface QuoteShipping {
  method: string;
  amount: number;
  discount: number;
  paid: number;
  allocations: Allocation[];
}
export interface QuoteGift {
  promotionId: number;
  variantId: number;
  /** Left out in quotes of before gifts named it. */
  productId?: number;
  sku: string | null;
  name: string;
  quantity: number;
}
/** A line of the basket that could not be priced. */
export interface RefusedLine {
  id: string;
  sku: string | null;
  variantId: number | null;
  reason: 'unknownVariant' | 'ambiguousSku' | 'noPrice';
  /** Why, as a translatable message: for an SKU of several products on sale it names them. */
  message: string;
}
export interface Quote {
  /** Identifies the result: a redemption with this id is refused when the quote would now be different. */
  quoteId: string;
  at: number;
  currency: string;
  lines: QuoteLine[];
  /** Lines that are in no total, because no price is known for them; a redemption refuses them. */
  refusedLines: RefusedLine[];
  shipping: QuoteShipping[];
  gifts: QuoteGift[];
  totals: {
    goods: number;
    goodsDiscount: number;
    shipping: number;
    shippingDiscount: number;
    discount: number;
    /** What is paid with points; left out in quotes of before points could pay. */
    pointsAmount?: number;
    /** What is paid with money: goods + shipping − discount − pointsAmount. */
    total: number;
  };
  /** Null for a guest, and where points cannot be spent; left out where the basket says nothing of points. */
  points?: QuotePoints | null;
  /** Null for a guest and an unknown member; left out where the basket does not ask for them. */
  coupons?: QuoteCoupons | null;
  verdicts: Judgement[];
  refusedCodes: RefusedCode[];
}

const quantity = () => count(1, 1_000_000);
export const BasketLine = z
  .strictObject({
    /** The store's own id of the line; without it, its position. */
    id: lineId().min(1).optional(),
    sku: keyText(80).min(1).optional(),
    variantId: reference('variants').optional(),
    quantity: quantity(),
  })
  .refine((line) => (line.sku === undefined) !== (line.variantId === undefined), {
    error: 'prices.errors.skuOrVariant',
    path: ['sku'],
  });

/** The number of codes of a basket that are tried; further ones are refused. */
export const MAX_ENTERED = 20;

export const basketShape = {
  lines: z.array(BasketLine).min(1).max(500),
  shipping: z
    .array(z.strictObject({ method: requiredText(80), amount: amount() }))
    .max(20)
    .default([]),
  /** Whatever shoppers type: what is no code is refused in `refusedCodes`, and the others count. */
  codes: z.array(z.string()).max(1000).default([]),
  channel: text(40).nullish(),
  /** The member's id in the store's own system. */
  member: keyText(120).nullish(),
  /** E-mail or phone of a guest, so that limits per member also apply to guests. Only a hash of it is stored. */
  guest: text(200).nullish(),
  /**
   * How many points the member wants to spend at most; as many of them are used as is possible. 0 asks how many that would
   * be; left out, the quote says nothing of points.
   */
  points: count(0, MAX_POINTS).nullish(),
};
export const uniqueLines = (
  { lines, shipping }: { lines: { id?: string | undefined }[]; shipping: { method: string }[] },
  context: z.RefinementCtx,
) => {
  const seen = new Set<string>();
  lines.forEach(({ id: name }, index) => {
    const key = name ?? String(index + 1);
    if (seen.has(key))
      context.addIssue({ code: 'custom', path: ['lines', index, 'id'], message: 'errors.taken' });
    seen.add(key);
  });
  const methods = new Set<string>();
  shipping.forEach(({ method }, index) => {
    if (methods.has(method))
      context.addIssue({
        code: 'custom',
        path: ['shipping', index, 'method'],
        message: 'errors.taken',
      });
    methods.add(method);
  });
};

/** `POST /api/store/quotes` */
export const QuoteInput = z
  .strictObject({
    ...basketShape,
    /** The instant to quote for; one of the last minute counts as now, because clocks differ. */
    at: instant().nullish(),
    /** What to do with codes that the member holds: nothing where it is left out. */
    coupons: CouponQuestion.nullish(),
    /**
     * Returns every candidate's verdict, not only of those that applied, were nearly reached, or were entered by code.
     */
    explain: z.boolean().default(false),
  })
  .superRefine(uniqueLines);
export type QuoteInput = z.infer<typeof QuoteInput>;

/**
 * `POST /api/store/redemptions`: the same basket with the store's order id; `quoteId` redeems exactly what was quoted.
 */
export const RedemptionInput = z
  .strictObject({
    ...basketShape,
    orderId: keyText(120).min(1),
    quoteId: text(60).nullish(),
    /** How long the reservation lasts without a payment. */
    reserveMinutes: whole('minutes', 1, 1440).default(30),
  })
  .superRefine(uniqueLines);
export type RedemptionInput = z.infer<typeof RedemptionInput>;

/** `POST /api/store/redemptions/:orderId/amendment`: the new basket of an order that was not shipped yet. */
export const AmendmentInput = z
  .strictObject({
    ...basketShape,
    quoteId: text(60).nullish(),
    /** How long the reservation lasts without a payment; nothing for an order that is paid. */
    reserveMinutes: whole('minutes', 1, 1440).default(30),
  })
  .superRefine(uniqueLines);
export type AmendmentInput = z.infer<typeof AmendmentInput>;
