/** What somebody sees before they approve money or a promise to a customer. */
import * as z from 'zod';
import { amount, count, instant, reference } from '#shared/fields';

/** Over so many months it is told what the customer was given before. */
export const CONTEXT_MONTHS = 12;

const Given = z.object({ count: count(0, 1_000_000), total: amount() });
export type Given = z.infer<typeof Given>;

export const ApprovalContext = z.object({
  /** What its author wrote with it. */
  reason: z.string().nullable(),
  cost: amount(),
  ticket: z
    .object({ id: reference('tickets'), number: z.string(), subject: z.string() })
    .nullable(),
  order: z
    .object({
      id: reference('orders'),
      externalId: z.string(),
      /** What was paid for it, with differences of exchanges. */
      total: amount(),
      /** What of it was not refunded yet, without what is decided. */
      left: amount(),
    })
    .nullable(),
  member: z
    .object({
      id: reference('members'),
      name: z.string().nullable(),
      externalId: z.string(),
    })
    .nullable(),
  /** Null where the customer is not known. */
  given: z
    .object({
      since: instant(),
      withGoods: Given,
      withoutGoods: Given,
      /** Coupons, points and vouchers that were promised and given. */
      benefits: Given,
      complaints: count(0, 1_000_000),
    })
    .nullable(),
});
export type ApprovalContext = z.infer<typeof ApprovalContext>;
