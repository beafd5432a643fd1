/** What the store's own systems are told of prices. */
import * as z from 'zod';
import { MAX_ENTRIES, type EventType } from '#contract/platform/outbox';
import { amount } from '#shared/fields';

export const PRICE_EVENTS: readonly EventType[] = [
  {
    type: 'price.changed',
    names: { en: 'Prices changed', zh: '价格变动' },
    descriptions: {
      en: 'A price that everybody sees began or ended, by a change, because its time came, or because its product became active. Up to 500 SKUs in one message. Prices of products that are not active, and prices for single levels, groups or channels, are not told.',
      zh: '所有人可见的价格开始或结束，无论是人工修改、到达设定时间还是商品变为在售。一条消息最多包含 500 个 SKU，不含非在售商品的价格，也不含仅面向部分等级、分组或渠道的价格。',
    },
    data: z.strictObject({
      prices: z
        .array(
          z.strictObject({
            sku: z.string(),
            amount: amount(),
            /** The price before the reduction; the same where there is none. */
            originalAmount: amount(),
          }),
        )
        .max(MAX_ENTRIES),
    }),
  },
];
