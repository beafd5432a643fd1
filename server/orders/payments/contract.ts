import * as z from 'zod';
import { amount, id, instant, keyText, reference } from '#shared/fields';
import { keyOrNull, sourceVersion } from '#shared/sentFields';

/** By what an order was paid. */
export const TENDERS = [
  'alipay',
  'wechatPay',
  'unionPay',
  'card',
  'payPal',
  'bankTransfer',
  'cash',
  'cashOnDelivery',
  'giftCard',
  'storeCredit',
  'other',
] as const;
export type Tender = (typeof TENDERS)[number];

/**
 * Money that was captured for an order. A payment happened once: another content under a known id is refused, unless it has
 * a newer `updatedAt`, which says that it corrects the payment. An amount of 0 says that nothing was captured after all.
 */
export const PaymentInput = z.strictObject({
  externalId: keyText(120).min(1),
  /** The paid order; it may arrive later. */
  orderExternalId: keyText(120).min(1),
  tender: z.enum(TENDERS),
  amount: amount(),
  currency: z.string().length(3),
  capturedAt: instant(),
  /** The payment provider's own number of the payment. */
  providerReference: keyOrNull(120),
  updatedAt: sourceVersion(),
});
export type PaymentInput = z.infer<typeof PaymentInput>;
export type PaymentDraft = z.input<typeof PaymentInput>;

/** A payment as it is shown; the amount in minor units, the instant in UTC ms. */
export const Payment = z.object({
  id: id(),
  externalId: z.string(),
  orderExternalId: z.string(),
  /** Null while the order is unknown. */
  orderId: reference('orders').nullable(),
  tender: z.enum(TENDERS),
  amount: amount(),
  capturedAt: instant(),
  providerReference: z.string().nullable(),
});
export type Payment = z.infer<typeof Payment>;
