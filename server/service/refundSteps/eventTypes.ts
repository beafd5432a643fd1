/** What the store's own systems are told of refunds. */
import * as z from 'zod';
import { TENDERS } from '#contract/orders/payments';
import type { EventType } from '#contract/platform/outbox';
import { REFUND_KINDS } from '#contract/service/refunds';
import { amount, reference } from '#shared/fields';

const PAYMENT = z.strictObject({
  refund: reference('refunds'),
  orderExternalId: z.string(),
  key: z.string(),
  tender: z.enum(TENDERS),
  amount: amount(),
  isPayout: z.boolean(),
});

export const REFUND_EVENTS: readonly EventType[] = [
  {
    type: 'refund.payment_requested',
    names: { en: 'Refund payment requested', zh: '请求退款打款' },
    descriptions: {
      en: 'A refund was granted. Pay it and report the result at `/api/store/refundPayments/:key/result`.',
      zh: '退款已审核通过。请打款，并通过 `/api/store/refundPayments/:key/result` 回传结果。',
    },
    data: PAYMENT,
  },
  {
    type: 'refund.payment_cancelled',
    names: { en: 'Refund payment cancelled', zh: '取消退款打款' },
    descriptions: {
      en: 'A payment that was asked for is not needed any more, because the one before it has moved after all. Do not pay it; if you have, report the result.',
      zh: '之前的打款已到账，无需再执行本次打款请求。请勿打款；如已打款，请回传结果。',
    },
    data: PAYMENT,
  },
  {
    type: 'refund.succeeded',
    names: { en: 'Refund succeeded', zh: '退款成功' },
    descriptions: {
      en: 'All money of a refund has moved. A return that you send for it names it as `refund`.',
      zh: '退款已全部到账。如需为其发送退货消息，请在 `refund` 中填写该退款编号。',
    },
    data: z.strictObject({
      refund: reference('refunds'),
      orderExternalId: z.string(),
      kind: z.enum(REFUND_KINDS),
      total: amount(),
    }),
  },
];
