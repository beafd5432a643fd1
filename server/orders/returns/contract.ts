import * as z from 'zod';
import {
  amount,
  channel,
  day,
  id,
  instant,
  keyText,
  lineId,
  MAX_AMOUNT,
  message,
  reference,
  text,
  whole,
} from '#shared/fields';
import { optionalReason } from '#contract/platform/approvals';
import { type LineIssue, RETURN_REVIEWS } from '#contract/orders/sales';
import { keyOrNull, quantity, sourceVersion, textOrNull } from '#shared/sentFields';

const ReturnFields = z.strictObject({
  externalId: keyText(120).min(1),
  /** The returned order; it may arrive later. */
  orderExternalId: keyOrNull(120),
  memberExternalId: keyOrNull(120),
  /** Needed only when no order is named. */
  channel: channel().optional(),
  returnedAt: instant(),
  updatedAt: sourceVersion(),
  reason: textOrNull(200),
  /** The refund made in the console that it is of; without it, refunds of its lines are found. */
  refund: reference('refunds').nullish(),
  lines: z
    .array(
      z.strictObject({
        /** The line of the order, by the id that the value of a return gives; without it, a line of the SKU is found. */
        id: lineId().nullish(),
        sku: keyOrNull(80),
        name: text(300).default(''),
        quantity: quantity(),
        /** The amount refunded for the goods of the line. */
        amount: amount(),
      }),
    )
    .max(2000)
    .refine(
      (lines) => lines.reduce((sum, line) => sum + line.amount, 0) <= MAX_AMOUNT,
      message('ra.validation.maxValue', { max: MAX_AMOUNT }),
    ),
  /** The amount refunded of the shipping; without lines, only shipping is refunded. */
  shipping: amount().default(0),
});
export const ReturnInput = ReturnFields.refine(
  ({ lines, shipping }) => lines.length > 0 || shipping > 0,
  { path: ['lines'], error: 'ra.validation.required' },
);
export type ReturnInput = z.infer<typeof ReturnInput>;
export type ReturnDraft = z.input<typeof ReturnInput>;

/** A return as shown in lists; amounts in minor units, instants in UTC ms. */
export const ListedReturn = z.object({
  id: id(),
  externalId: z.string(),
  orderId: reference('orders').nullable(),
  orderExternalId: z.string().nullable(),
  memberId: reference('members').nullable(),
  memberName: z.string().nullable(),
  memberExternalId: z.string().nullable(),
  channel: z.string(),
  returnedAt: instant(),
  /** Business day on which the return counts in figures; null while it does not. */
  countedOn: day().nullable(),
  reason: z.string().nullable(),
  /** Null while the text means no reason. */
  reasonId: reference('returnReasons').nullable(),
  reasonCode: z.string().nullable(),
  /** Refunded for goods; `shipping` is refunded in addition. */
  amount: amount(),
  shipping: amount(),
  units: whole('count'),
  review: z.enum(RETURN_REVIEWS),
});
export type ListedReturn = z.infer<typeof ListedReturn>;

/**
 * A line of a return beside what was bought of what limits it most, the line of the order that it names, its SKU or the
 * whole order, and what the other counted returns gave back of that.
 */
export interface ReturnDetailLine {
  id: number;
  sku: string | null;
  name: string;
  productId: number | null;
  quantity: number;
  amount: number;
  /** The line of the order that it names, as it was sent, and why the order does not have it. */
  lineId: string | null;
  lineIssue: LineIssue | null;
  /** Units and money that were sent and are refunds made in the console; quantity and amount are without them. */
  metUnits: number;
  metAmount: number;
  /** All three null without a known order. */
  comparedWith: 'line' | 'sku' | 'order' | null;
  ordered: { units: number; amount: number } | null;
  otherReturns: { units: number; amount: number } | null;
}
export interface ReturnDetail extends ListedReturn {
  version: number;
  lines: ReturnDetailLine[];
  /** Amounts of the whole order in minor units; `returned` by its returns within it and accepted ones. Null while it is unknown. */
  order: {
    units: number;
    revenue: number;
    shipping: number;
    returned: number;
    countedOn: string | null;
  } | null;
}

/** Contains the version that was read, so that nobody decides on a return that has changed. */
export const ReturnDecision = z.strictObject({
  reason: optionalReason(300),
  version: whole('version'),
});
export type ReturnDecision = z.infer<typeof ReturnDecision>;
