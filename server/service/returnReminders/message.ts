/** The message that reminds a customer to send goods before the time for it is over. */
import type { MessageKind } from '#contract/platform/messages';

export const SEND_GOODS: MessageKind<'request' | 'lastDay'> = {
  key: 'sendGoods',
  names: { en: 'Goods to be sent back', zh: '寄回商品提醒' },
  descriptions: {
    en: 'Reminds a customer whose return or exchange was agreed to that the time for sending the goods ends soon.',
    zh: '提醒退换货申请已通过的客户尽快寄回商品。',
  },
  purpose: 'service',
  variables: {
    request: {
      descriptions: { en: 'Number of the request', zh: '申请编号' },
      example: 'CS20260928-0007',
    },
    lastDay: {
      descriptions: { en: 'Last day for sending', zh: '最晚寄出日期' },
      example: { day: '2026-12-31' },
    },
  },
  subjects: {
    en: 'Please send the goods of {{request}} by {{lastDay}}',
    zh: '请于 {{lastDay}} 前寄回申请 {{request}} 的商品',
  },
  bodies: {
    en: `Dear {{memberName}},

we agreed to your request {{request}} and have no parcel number from you yet. Please send the goods by {{lastDay}}, and tell us carrier and tracking number. Afterwards the request ends by itself.

{{storeName}}`,
    zh: `尊敬的{{memberName}}：

您的申请 {{request}} 已通过，但我们尚未收到运单号。请于 {{lastDay}} 前寄出商品，并告知快递公司和运单号。逾期申请将自动关闭。

{{storeName}}`,
  },
};
