/** What the customer's page says of a quote, in both languages. Pure. */
import type { QuoteLineKind } from '#contract/service/repairs';
import type { Language } from '#shared/localization';

/** What was done with a quote, or that it could not be done. */
export const QUOTE_ANSWERS = ['quoteAccepted', 'quoteDeclined', 'quoteOver'] as const;
export type QuoteAnswer = (typeof QUOTE_ANSWERS)[number];

interface QuoteWords {
  title: string;
  line: (kind: string, what: string, amount: string) => string;
  total: string;
  validUntil: string;
  diagnosisFee: string;
  accept: string;
  decline: string;
  kinds: Record<QuoteLineKind, string>;
  done: Record<QuoteAnswer, string>;
}

export const QUOTE_WORDS: Readonly<Record<Language, QuoteWords>> = {
  en: {
    title: 'Quote for your repair',
    line: (kind, what, amount) => `${kind}: ${what}, ${amount}`,
    total: 'Total',
    validUntil: 'Please answer before',
    diagnosisFee: 'If you decline, the diagnosis costs',
    accept: 'Accept quote',
    decline: 'Decline quote',
    kinds: { part: 'Spare part', labour: 'Work' },
    done: {
      quoteAccepted: 'You accepted the quote. We begin with the repair.',
      quoteDeclined: 'You declined the quote. We send the goods back without repairing them.',
      quoteOver: 'This quote can no longer be answered. See below what holds now.',
    },
  },
  zh: {
    title: '维修报价',
    line: (kind, what, amount) => `${kind}：${what}，${amount}`,
    total: '合计',
    validUntil: '请在此时间前答复',
    diagnosisFee: '如拒绝报价，需支付检测费',
    accept: '接受报价',
    decline: '拒绝报价',
    kinds: { part: '配件费', labour: '人工费' },
    done: {
      quoteAccepted: '您已接受报价，我们将开始维修。',
      quoteDeclined: '您已拒绝报价，我们会将商品原样寄回。',
      quoteOver: '该报价已无法答复，请以下方最新内容为准。',
    },
  },
};
