/** What the customer's page says of an exchange, in both languages. Pure. */
import type { Language } from '#shared/localization';

interface ExchangeWords {
  /** What is sent for which goods. */
  same: (sku: string, units: number) => string;
  other: (sku: string, units: number) => string;
  /** The same once the customer has it. */
  gotSame: (sku: string, units: number) => string;
  gotOther: (sku: string, units: number) => string;
  noDifference: string;
  /** Before the goods were looked at. */
  willPay: (amount: string) => string;
  willGoBack: (amount: string) => string;
  becameRefund: (amount: string) => string;
  /** With the number of the case, by which the payment is known. */
  toPay: (amount: string, until: string, number: string) => string;
  paid: (amount: string) => string;
  goesBack: (amount: string) => string;
  /** The replacement has left; the money has not moved yet. */
  goesBackNow: (amount: string) => string;
  wentBack: (amount: string) => string;
  waived: string;
  agreed: string;
  sent: (carrier: string, trackingNumber: string) => string;
  /** After goods failed their inspection; the amount is null where the rest goes back. */
  offer: (accepted: number, refused: number, amount: string | null) => string;
  actions: { accept: string; decline: string; complete: string; acceptPart: string };
  notThere: string;
}

export const EXCHANGE_WORDS: Readonly<Record<Language, ExchangeWords>> = {
  en: {
    same: (sku, units) => `${units} × ${sku}: you get the same goods again.`,
    other: (sku, units) => `You get ${units} × ${sku} instead.`,
    gotSame: (sku, units) => `${units} × ${sku}: you got the same goods again.`,
    gotOther: (sku, units) => `You got ${units} × ${sku} instead.`,
    noDifference: 'There is no difference in price.',
    willPay: (amount) =>
      `At today’s prices you pay a difference of ${amount}, once your goods have arrived and were looked at.`,
    willGoBack: (amount) =>
      `At today’s prices you get a difference of ${amount} back, once your goods have arrived and were looked at.`,
    becameRefund: (amount) => `The exchange became a refund of ${amount}.`,
    toPay: (amount, until, number) =>
      `Please pay the difference of ${amount} before ${until}. Use ${number} as the payment reference. Without the payment you get a refund instead.`,
    paid: (amount) => `Received: ${amount}`,
    goesBack: (amount) => `${amount} goes back to you as soon as the replacement is on its way.`,
    goesBackNow: (amount) => `The difference of ${amount} goes back to you.`,
    wentBack: (amount) => `You got the difference of ${amount} back.`,
    waived: 'You need not pay the difference.',
    agreed: 'You agreed to pay it.',
    sent: (carrier, trackingNumber) => `Sent with ${carrier}, ${trackingNumber}.`,
    notThere:
      'What you wanted is out of stock at present. You can wait for it, or have your money back.',
    offer: (accepted, refused, amount) => {
      if (accepted === 0)
        return `The goods are not as they have to be. We offer you ${amount ?? ''} for them instead of the exchange; if you accept, they stay here.`;
      const rest =
        amount === null
          ? `send ${refused} back to you`
          : `offer you ${amount} for ${refused}, which then stay here`;
      return `We accept ${accepted} of the goods and exchange them. The others are not as they have to be: we ${rest}.`;
    },
    actions: {
      acceptPart: 'Accept this offer',
      accept: 'Agree to pay the difference',
      decline: 'Do not pay, refund instead',
      complete: 'I have the replacement',
    },
  },
  zh: {
    same: (sku, units) => `换同款：${sku} × ${units}。`,
    other: (sku, units) => `换为：${sku} × ${units}。`,
    gotSame: (sku, units) => `已换同款：${sku} × ${units}。`,
    gotOther: (sku, units) => `已换为：${sku} × ${units}。`,
    noDifference: '无差价。',
    willPay: (amount) => `按当前价格需补差价 ${amount}，收到您寄回的商品并验收后再支付。`,
    willGoBack: (amount) => `按当前价格将退还差价 ${amount}，收到您寄回的商品并验收后退还。`,
    becameRefund: (amount) => `换货已转为退款，退款金额 ${amount}。`,
    toPay: (amount, until, number) =>
      `请在 ${until} 前支付差价 ${amount}，付款时请注明 ${number}。逾期未付将转为退款。`,
    paid: (amount) => `已收到 ${amount}。`,
    goesBack: (amount) => `换货商品寄出后，差价 ${amount} 将退还给您。`,
    goesBackNow: (amount) => `差价 ${amount} 将退还给您。`,
    wentBack: (amount) => `差价 ${amount} 已退还给您。`,
    waived: '您无需支付差价。',
    agreed: '您已同意支付差价。',
    sent: (carrier, trackingNumber) => `已由 ${carrier} 寄出，运单号 ${trackingNumber}。`,
    notThere: '您要换的商品暂时缺货。您可以继续等待，也可以改为退款。',
    offer: (accepted, refused, amount) => {
      if (accepted === 0)
        return `商品未通过验收，无法换货，可部分退款 ${amount ?? ''}；如您接受，商品将不再寄还。`;
      const rest =
        amount === null
          ? `其余 ${refused} 件将寄还给您`
          : `其余 ${refused} 件可部分退款 ${amount}，商品不再寄还`;
      return `${accepted} 件商品已通过验收，将为您换货；${rest}。`;
    },
    actions: {
      acceptPart: '接受此方案',
      accept: '同意补差价',
      decline: '不补差价，改为退款',
      complete: '确认收到换货商品',
    },
  },
};
