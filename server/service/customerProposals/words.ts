/** What the customer's page says of a proposal, in both languages. Pure. */
import type { ComplaintDecision } from '#contract/service/complaints';
import type { RemedyKind, RemedyState } from '#contract/service/remedies';
import type { Language } from '#shared/localization';

interface ProposalWords {
  title: string;
  decisions: Record<ComplaintDecision, string>;
  remedies: Record<RemedyKind, string>;
  /** Above what was agreed on, and how far each part of it is. */
  agreed: string;
  states: Record<RemedyState, string>;
  /** With the instant as the page writes it. */
  answerUntil: (at: string) => string;
  evidenceUntil: (at: string) => string;
  /** Of a dispute, once the customer has accepted. */
  accepted: string;
}

export const PROPOSAL_WORDS: Readonly<Record<Language, ProposalWords>> = {
  en: {
    title: 'Our proposal',
    decisions: {
      upheld: 'You are right.',
      partlyUpheld: 'You are right in part.',
      goodwill: 'We could not confirm it, and would like to do something for you all the same.',
    },
    remedies: {
      refund: 'Refund',
      return: 'Return and refund',
      exchange: 'Exchange',
      repair: 'Repair',
      coupon: 'Coupon',
      points: 'Points',
      apology: 'Our apology',
    },
    agreed: 'What we agreed on:',
    states: { open: '– to come', underWay: '– under way', done: '– done' },
    answerUntil: (at) => `Please reply by ${at}. After that the proposal counts as declined.`,
    evidenceUntil: (at) => `Please tell the mediator what happened before ${at}.`,
    accepted: 'You accepted it. We tell you here as soon as the other side has answered.',
  },
  zh: {
    title: '处理方案',
    decisions: {
      upheld: '您的投诉成立。',
      partlyUpheld: '您的投诉部分成立。',
      goodwill: '投诉未能核实，但我们仍愿意为您提供以下补偿。',
    },
    remedies: {
      refund: '退款',
      return: '退货退款',
      exchange: '换货',
      repair: '维修',
      coupon: '优惠券',
      points: '积分',
      apology: '致歉',
    },
    agreed: '双方约定：',
    states: { open: '——待处理', underWay: '——处理中', done: '——已完成' },
    answerUntil: (at) => `请于 ${at} 前答复，逾期未答复视为不同意。`,
    evidenceUntil: (at) => `请于 ${at} 前向调解员说明情况。`,
    accepted: '您已同意该方案，对方答复后会在此通知您。',
  },
};
