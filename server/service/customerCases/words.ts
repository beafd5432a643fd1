/** What the customer's page says around a case and its steps, in both languages. Pure. */
import type { CaseAction } from '#contract/service/caseActions';
import type { CaseKind } from '#contract/service/stages';
import type { Language } from '#shared/localization';

/** Kinds that a customer sees: that a call is planned is told by the call. */
export type SeenKind = Exclude<CaseKind, 'care'>;
/** The steps that a customer takes by a button. Quotes have a part of their own. */
export const PAGE_ACTIONS = [
  'answer',
  'ship',
  'accept',
  'decline',
  'refuse',
  'acceptPart',
  'complete',
  'convert',
  'submitEvidence',
  'escalate',
  'appeal',
  'cancel',
  'withdraw',
] as const satisfies readonly CaseAction[];
export type PageAction = (typeof PAGE_ACTIONS)[number];

/** Those with which photos can be sent. */
export const WITH_PHOTOS: readonly PageAction[] = ['answer', 'decline', 'refuse', 'submitEvidence'];

/** Those that are words: what is written goes into a message or as evidence, and not as the reason of the step. */
export const WITH_OWN_WORDS: readonly PageAction[] = ['answer', 'submitEvidence'];

/** How much a customer can write with a step: what goes as its reason is shorter. */
const MAX_REASON = 500;
const MAX_EVIDENCE = 2000;
export const maxWordsOf = (action: PageAction): number =>
  action === 'submitEvidence' ? MAX_EVIDENCE : MAX_REASON;

/** What became of a step: taken, or no longer possible. */
export const STEP_ANSWERS = [
  'stepTaken',
  'questionAnswered',
  'evidenceGiven',
  'parcelNamed',
  'stepOver',
] as const;
export type StepAnswer = (typeof STEP_ANSWERS)[number];

interface CaseWords {
  title: string;
  since: string;
  why: string;
  whatHappened: string;
  question: string;
  yourAnswer: string;
  kinds: Record<SeenKind, string>;
  actions: Record<PageAction, string>;
  done: Record<StepAnswer, string>;
}

export const CASE_WORDS: Readonly<Record<Language, CaseWords>> = {
  en: {
    title: 'Progress',
    since: 'Since',
    why: 'Why?',
    whatHappened: 'What happened, and what shows it?',
    question: 'Our question:',
    yourAnswer: 'Your answer',
    kinds: {
      consultation: 'Question',
      complaint: 'Complaint',
      return: 'Return',
      refundOnly: 'Refund',
      priceProtection: 'Price protection',
      exchange: 'Exchange',
      repair: 'Repair',
      dispute: 'Dispute',
    },
    actions: {
      answer: 'Send answer',
      ship: 'I have sent the parcel',
      accept: 'Accept proposal',
      decline: 'Decline proposal',
      refuse: 'Refuse proposal',
      acceptPart: 'Accept this amount',
      complete: 'Confirm receipt',
      convert: 'Have the money back instead',
      submitEvidence: 'Tell the mediator what happened',
      escalate: 'Open a dispute',
      appeal: 'Ask for another decision',
      cancel: 'Cancel request',
      withdraw: 'Withdraw',
    },
    done: {
      stepTaken: 'We have your decision.',
      questionAnswered: 'Thank you. We have your answer and look at your request again.',
      evidenceGiven: 'The mediator has what you sent.',
      parcelNamed: 'Thank you. We wait for your parcel.',
      stepOver: 'This can no longer be done. See below what holds now.',
    },
  },
  zh: {
    title: '处理进度',
    since: '更新于',
    why: '请说明原因',
    whatHappened: '请说明情况并提供凭证',
    question: '需要您补充：',
    yourAnswer: '您的回复',
    kinds: {
      consultation: '咨询',
      complaint: '投诉',
      return: '退货退款',
      refundOnly: '仅退款',
      priceProtection: '价格保护',
      exchange: '换货',
      repair: '维修',
      dispute: '纠纷',
    },
    actions: {
      answer: '提交回复',
      ship: '提交运单号',
      accept: '同意方案',
      decline: '不同意方案',
      refuse: '拒绝方案',
      acceptPart: '接受部分退款',
      complete: '确认收货',
      convert: '改为退款',
      submitEvidence: '提交凭证',
      escalate: '申请纠纷处理',
      appeal: '申请复核',
      cancel: '取消申请',
      withdraw: '撤回',
    },
    done: {
      stepTaken: '我们已收到您的决定。',
      questionAnswered: '我们已收到您的回复，将继续审核您的申请。',
      evidenceGiven: '调解员已收到您提交的凭证。',
      parcelNamed: '运单号已提交，我们收到包裹后会尽快处理。',
      stepOver: '此操作已无法进行，请以下方最新进度为准。',
    },
  },
};
