/** What the store's own systems are told of returns, and what they are asked to do. */
import * as z from 'zod';
import { INSTRUCTION_KINDS } from '#contract/orders/instructions';
import { RETURN_REVIEWS } from '#contract/orders/sales';
import type { EventType } from '#contract/platform/outbox';
import { amount, id, instant, whole } from '#shared/fields';

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

const Instruction = z.strictObject({
  /** By which it is acknowledged. */
  id: id(),
  kind: z.enum(INSTRUCTION_KINDS),
  orderExternalId: z.string().nullable(),
  lines: z.array(z.strictObject({ sku: z.string(), quantity: whole('count') })),
  place: z.string().nullable(),
  dueAt: instant().nullable(),
});

export const INSTRUCTION_EVENTS: readonly EventType[] = [
  {
    type: 'instruction.given',
    names: { en: 'Instruction given', zh: '指令已下达' },
    descriptions: {
      en: 'You are asked to restock, replace or ship goods. Do it and acknowledge it, or refuse it with a reason.',
      zh: '需要您补回库存、换货或发货。完成后请回执，无法完成请说明原因。',
    },
    data: Instruction,
  },
  {
    type: 'instruction.withdrawn',
    names: { en: 'Instruction withdrawn', zh: '指令已撤回' },
    descriptions: {
      en: 'You need not do it any more, unless it is done already.',
      zh: '如尚未执行，则无需再执行。',
    },
    data: Instruction,
  },
];
