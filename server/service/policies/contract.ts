/** The store's after-sales policy as versions, each approved by a second person and never changed afterwards. */
import * as z from 'zod';
import { optionalReason } from '#contract/platform/approvals';
import { versionInput, versionRecord } from '#contract/platform/versions';
import { amount, channel, count, instant, keyText, rate, reference, whole } from '#shared/fields';

/** Why goods do not come back unless something is wrong with them. */
export const NON_RETURNABLE = ['madeToOrder', 'perishable', 'hygiene', 'digital', 'final'] as const;
export const RETURNABLE = ['yes', ...NON_RETURNABLE] as const;
export type Returnable = (typeof RETURNABLE)[number];

/** For what goods come back: without a reason, because of a fault, for other goods, or to be repaired. */
export const RETURN_PURPOSES = ['noReason', 'fault', 'exchange', 'repair'] as const;
export type ReturnPurpose = (typeof RETURN_PURPOSES)[number];

const days = () => whole('days', 0, 365);
const months = () => count(0, 120);
const fee = () => rate(0, 10_000);

/** What holds for all goods; days after delivery, 0 for not at all. */
export const BasePolicy = z.strictObject({
  noReasonDays: days(),
  faultDays: days(),
  exchangeDays: days(),
  warrantyMonths: months(),
  /** Of what was paid for goods that come back without a reason, in basis points; rounded down. */
  restockingFee: fee(),
});
export type BasePolicy = z.infer<typeof BasePolicy>;

/** What differs for goods of a category, or in a channel. What is null is said by a wider rule. */
export const GoodsRule = z.strictObject({
  /** With the categories below it; null for all goods. */
  categoryId: reference('categories').nullable().default(null),
  /** Null for every channel. */
  channel: channel().nullable().default(null),
  returnable: z.enum(RETURNABLE).nullable().default(null),
  noReasonDays: days().nullable().default(null),
  faultDays: days().nullable().default(null),
  exchangeDays: days().nullable().default(null),
  warrantyMonths: months().nullable().default(null),
  restockingFee: fee().nullable().default(null),
});
export type GoodsRule = z.infer<typeof GoodsRule>;

export const FREIGHT_PAYERS = ['merchant', 'customer'] as const;
export type FreightPayer = (typeof FREIGHT_PAYERS)[number];

const limit = () => amount().nullable();
/** The most that a role decides alone for an order; null for any amount. The owner has no limit. */
const RoleLimits = z.strictObject({ agent: limit(), manager: limit() });

export const PolicyTerms = z.strictObject({
  base: BasePolicy,
  rules: z.array(GoodsRule).max(200).default([]),
  /** Who pays for sending goods back, by who is responsible. */
  freight: z.strictObject({
    merchant: z.enum(FREIGHT_PAYERS),
    customer: z.enum(FREIGHT_PAYERS),
    carrier: z.enum(FREIGHT_PAYERS),
    supplier: z.enum(FREIGHT_PAYERS),
    none: z.enum(FREIGHT_PAYERS),
  }),
  /** Points that were earned on returned goods and are spent already. */
  pointsShort: z.enum(['arrears', 'deduct']),
  /** Up to which amount a request is approved at once, whoever makes it; null for never. */
  autoApproval: z.strictObject({ return: limit(), refundOnly: limit() }),
  /** For goods that come back. */
  refundLimits: RoleLimits,
  /** For money without goods. */
  goodwillLimits: RoleLimits,
  /** Where and how customers send goods, in words for all of them; null where it is written for each return. */
  returnAddress: optionalReason(1_000),
  /** For how many days an amount that was quoted holds. */
  quoteDays: whole('days', 1, 90),
});
export type PolicyTerms = z.infer<typeof PolicyTerms>;

export const AfterSalesPolicyInput = versionInput(PolicyTerms);
export type AfterSalesPolicyInput = z.infer<typeof AfterSalesPolicyInput>;
export const AfterSalesPolicyEdit = AfterSalesPolicyInput.extend({
  version: whole('version').optional(),
});
export type AfterSalesPolicyEdit = z.infer<typeof AfterSalesPolicyEdit>;

export const AfterSalesPolicy = versionRecord(PolicyTerms);
export type AfterSalesPolicy = z.infer<typeof AfterSalesPolicy>;

/** Which order is asked about; `at`: by the clock of then. */
export const PolicyTrial = z.strictObject({
  orderExternalId: keyText(120).min(1),
  at: instant().nullish(),
});
export type PolicyTrial = z.infer<typeof PolicyTrial>;

/** What holds for goods, after the widest and the nearest rule. */
export type GoodsPolicy = BasePolicy & { returnable: Returnable };

/** What is known of a line of an order. */
export interface ReturnLine {
  /** From the top of the category tree to the category of the goods. */
  categoryPath: readonly number[];
  channel: string;
  isShipped: boolean;
  /** Null until it has arrived. */
  deliveredAt: number | null;
  /** Units that no return has taken. */
  freeUnits: number;
}

export const RETURN_ANSWERS = [
  'allowed',
  'notDelivered',
  'notShipped',
  'nothingLeft',
  'nonReturnable',
  'notOffered',
  'tooLate',
] as const;
export type ReturnAnswer = (typeof RETURN_ANSWERS)[number];
/** Whether goods may come back for a purpose, and why. */
export interface ReturnVerdict {
  purpose: ReturnPurpose;
  isAllowed: boolean;
  answer: ReturnAnswer;
  /** The last day on which it can be asked for; null where no day ends it. */
  lastDay: string | null;
  /** Why the goods do not come back; null where they do. */
  returnable: Exclude<Returnable, 'yes'> | null;
}

/** The answer for each line of an order. */
export interface PolicyTrialResult {
  number: number;
  at: number;
  channel: string;
  lines: {
    name: string;
    sku: string | null;
    quantity: number;
    freeUnits: number;
    deliveredAt: number | null;
    policy: GoodsPolicy;
    verdicts: (ReturnVerdict & { texts: { en: string; zh: string } })[];
  }[];
}
