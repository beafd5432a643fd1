/** What the customer's page says of goods that come back and of their money, in both languages. Pure. */
import type { FreightPayer } from '#contract/service/policies';
import type { DeductionKind } from '#contract/service/refunds';
import type { Language } from '#shared/localization';

interface ReturnWords {
  sendTo: string;
  addressFollows: string;
  sendUntil: string;
  freight: Record<FreightPayer, string>;
  carrier: string;
  trackingNumber: string;
  sent: (carrier: string, trackingNumber: string) => string;
  sentBack: (carrier: string, trackingNumber: string) => string;
  asked: (name: string, units: number) => string;
  /** Follows on each of the others. */
  refused: (units: number, requested: number) => string;
  refusedWhy: (why: string) => string;
  received: (name: string, units: number, asked: number) => string;
  accepted: (name: string, units: number, received: number) => string;
  /** Follows on `accepted`. */
  others: (units: number) => string;
  /** Before the goods were looked at. */
  quoted: (amount: string, comesBack: boolean) => string;
  offered: (amount: string) => string;
  /** From the inspection until the amount is settled. */
  worth: (amount: string) => string;
  deductions: Record<DeductionKind, string>;
  deducted: (what: string, amount: string, reason: string | null) => string;
  settled: (amount: string) => string;
  /** Where deductions have taken all of it. */
  settledNothing: string;
  /** Once it has been refunded. */
  paid: (amount: string) => string;
}

export const RETURN_WORDS: Readonly<Record<Language, ReturnWords>> = {
  en: {
    sendTo: 'Please send the goods as follows:',
    addressFollows: 'We will write to you where to send the goods. Please keep them until then.',
    sendUntil: 'Please send them before',
    freight: {
      merchant: 'We pay for sending them.',
      customer: 'You pay for sending them.',
    },
    carrier: 'Carrier',
    trackingNumber: 'Tracking number',
    sent: (carrier, number) => `Your parcel: ${carrier}, ${number}.`,
    sentBack: (carrier, number) => `Sent back to you with ${carrier}, ${number}.`,
    asked: (name, units) => `${name}: ${units}`,
    refused: (units, requested) => ` (${units} of the ${requested} you asked for not approved)`,
    refusedWhy: (why) => `Why not all was approved: ${why}`,
    received: (name, units, asked) => `${name}: ${units} of ${asked} arrived`,
    accepted: (name, units, received) => `${name}: ${received} arrived, ${units} accepted`,
    others: (units) => `; other goods than you ordered, not accepted: ${units}`,
    quoted: (amount, comesBack) =>
      comesBack
        ? `You get ${amount} back if the goods are as they have to be.`
        : `You get ${amount} back.`,
    offered: (amount) =>
      `The goods are not as they have to be. We offer you ${amount} for them; if you accept, they stay here.`,
    worth: (amount) =>
      `What was accepted comes to ${amount}. We write here what you get back once the amount is settled.`,
    deductions: {
      restockingFee: 'Restocking fee',
      damage: 'Damage',
      missingGift: 'Missing gift',
      missingAccessory: 'Missing accessory',
      pointsShort: 'Points that were spent',
    },
    deducted: (what, amount, reason) =>
      `Taken off: ${amount} (${what})${reason === null ? '' : `: ${reason}`}`,
    settled: (amount) => `You get ${amount} back.`,
    settledNothing: 'After the deductions, nothing is left to refund.',
    paid: (amount) => `You got ${amount} back.`,
  },
  zh: {
    sendTo: '请按以下方式寄回商品：',
    addressFollows: '退货地址稍后告知，请先保管好商品。',
    sendUntil: '请在此时间前寄出',
    freight: { merchant: '寄回运费由商家承担。', customer: '寄回运费由您承担。' },
    carrier: '快递公司',
    trackingNumber: '运单号',
    sent: (carrier, number) => `您寄回的包裹：${carrier}，运单号 ${number}。`,
    sentBack: (carrier, number) => `商品已由 ${carrier} 寄还给您，运单号 ${number}。`,
    asked: (name, units) => `${name}：${units} 件`,
    refused: (units, requested) => `（申请 ${requested} 件，其中 ${units} 件未通过）`,
    refusedWhy: (why) => `部分未通过的原因：${why}`,
    received: (name, units, asked) => `${name}：已收到 ${units} 件，共 ${asked} 件`,
    accepted: (name, units, received) => `${name}：已收到 ${received} 件，验收通过 ${units} 件`,
    others: (units) => `；另有 ${units} 件不是所购商品，未通过验收`,
    quoted: (amount, comesBack) =>
      comesBack ? `商品验收合格后，将退还 ${amount}。` : `将退还 ${amount}。`,
    offered: (amount) => `商品未通过验收，可部分退款 ${amount}；如您接受，商品将不再寄还。`,
    worth: (amount) => `验收通过的商品可退 ${amount}，最终退款金额确认后将在此显示。`,
    deductions: {
      restockingFee: '重新上架费',
      damage: '商品损坏',
      missingGift: '赠品未退回',
      missingAccessory: '配件缺失',
      pointsShort: '积分已使用',
    },
    deducted: (what, amount, reason) =>
      `扣除 ${amount}（${what}）${reason === null ? '' : `：${reason}`}`,
    settled: (amount) => `将退还 ${amount}。`,
    settledNothing: '扣款后没有可退的金额。',
    paid: (amount) => `已退还 ${amount}。`,
  },
};
