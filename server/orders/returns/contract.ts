import * as z from 'zod';
import {
  amount,
  day,
  id,
  instant,
  MAX_AMOUNT,
  message,
  reference,
  requiredText,
  text,
  whole,
} from '#shared/fields';
import { channel, quantity, sourceVersion, textOrNull } from '#contract/orders/orders';

export const ReturnInput = z.object({
  externalId: requiredText(120),
  /** The returned order; it may arrive later. */
  orderExternalId: textOrNull(120),
  memberExternalId: textOrNull(120),
  /** Needed only when no order is named. */
  channel: channel().optional(),
  returnedAt: instant(),
  updatedAt: sourceVersion(),
  reason: textOrNull(200),
  lines: z
    .array(
      z.object({
        sku: textOrNull(80),
        name: text(300).default(''),
        quantity: quantity(),
        /** The amount refunded for the line. */
        amount: amount(),
      }),
    )
    .min(1)
    .max(2000)
    .refine(
      (lines) => lines.reduce((sum, line) => sum + line.amount, 0) <= MAX_AMOUNT,
      message('ra.validation.maxValue', { max: MAX_AMOUNT }),
    ),
});
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
  amount: amount(),
  units: whole('count'),
});
export type ListedReturn = z.infer<typeof ListedReturn>;
