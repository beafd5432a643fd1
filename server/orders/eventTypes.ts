/** What the store's own systems are told of returns. */
import * as z from 'zod';
import { RETURN_REVIEWS } from '#contract/orders/sales';
import type { EventType } from '#contract/platform/outbox';
import { amount, instant } from '#shared/fields';

const ofReturn = {
  /** The store's ids of the return and of its order. */
  externalId: z.string(),
  orderExternalId: z.string().nullable(),
  /** Refunded for goods, and for shipping in addition. */
  amount: amount(),
  shipping: amount(),
};

export const RETURN_EVENTS: readonly EventType[] = [
  {
    type: 'return.recorded',
    names: { en: 'Return recorded', zh: '退货已记录' },
    descriptions: {
      en: 'A return that the store sent was recorded or corrected: with whether it counts, or waits for a person.',
      zh: '店铺发送的退货已记录或更正，并说明是否计入统计或仍需人工处理。',
    },
    data: z.strictObject({
      ...ofReturn,
      returnedAt: instant(),
      review: z.enum(RETURN_REVIEWS),
      isCorrection: z.boolean(),
    }),
  },
  {
    type: 'return.decided',
    names: { en: 'Return decided', zh: '退货已处理' },
    descriptions: {
      en: 'A person accepted or refused a return that is beyond what was ordered.',
      zh: '有人接受或拒绝了一笔超出订单的退货。',
    },
    data: z.strictObject({ ...ofReturn, decision: z.enum(['accepted', 'refused']) }),
  },
];
