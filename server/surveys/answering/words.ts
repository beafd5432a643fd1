/** What the pages of a survey say, in both languages. Pure. */
import type { Incentive } from '#contract/surveys/incentives';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Language } from '#shared/localization';
import type { AnswerError } from './rules.ts';

/** Why a link that is known takes no answer. */
export type Ended = 'answered' | 'expired' | 'voided' | 'ended' | 'full';

export interface Words {
  step: (number: number, most: number) => string;
  skippable: string;
  next: string;
  back: string;
  send: string;
  otherLanguage: string;
  last: string;
  privacy: Record<IdentityMode, string>;
  /** Of an anonymous survey that gives something, by which it is seen who answered. */
  anonymousWithIncentive: string;
  /** Of a survey that does not ask for contact. */
  confidentialWithoutContact: string;
  /** Of the shop's own pages and counters, where nobody knows who answers. */
  openPrivacy: string;
  openPrivacyWithoutContact: string;
  resumes: string;
  keptHere: string;
  points: (points: number) => string;
  /** Of a survey in confidence or anonymous: what staff see of the incentive. */
  seen: string;
  coupon: string;
  /** Once it cannot be given any more; whoever answers may go on without it. */
  gone: Record<Incentive['kind'], string>;
  /** To whom it was given for another invitation. */
  had: string;
  pointsGiven: (points: number) => string;
  codeGiven: string;
  codeUntil: (instant: string) => string;
  contactWanted: string;
  contact: string;
  contactHelp: string;
  thanks: string;
  amendUntil: (instant: string) => string;
  amend: string;
  isAmending: string;
  nextPerson: string;
  tooLateToAmend: string;
  errors: Record<AnswerError | 'contact', string>;
  ended: Record<Ended, { title: string; text: string }>;
}

const en: Words = {
  step: (number, most) => `Question ${number} of ${most} at most`,
  skippable: 'You can leave this one out.',
  next: 'Next',
  back: 'Back',
  send: 'Send',
  otherLanguage: '中文',
  last: 'That was the last question. Send your answers, or go back to change them.',
  privacy: {
    identified: 'The shop sees your name beside your answers.',
    confidential:
      'The shop’s staff do not see who answered, unless you ask to be contacted, or write that somebody was hurt or in danger, such as injured or poisoned: then they see your name and may contact you.',
    anonymous: 'This survey is anonymous: nobody can tell who answered.',
  },
  anonymousWithIncentive: 'This survey is anonymous: nobody can tell whose answers these are.',
  openPrivacyWithoutContact: 'Nobody can tell who answered.',
  confidentialWithoutContact:
    'The shop’s staff do not see who answered, unless somebody’s safety is at stake.',
  openPrivacy: 'Nobody can tell who answered, unless you leave your contact details.',
  resumes: 'Your answers are saved with each step. You can go on later with the same link.',
  keptHere: 'Your answers stay in this browser until you send them.',
  points: (points) => `You get ${points} points for answering, whatever your answers are.`,
  coupon: 'You get a coupon for answering, whatever your answers are.',
  seen: 'Staff can see that you got it, and so that you answered, but not what you answered.',
  gone: {
    points:
      'The points that we promised for answering can no longer be given. You can still send your answers without them.',
    coupon:
      'The coupon that we promised for answering is no longer available. You can still send your answers without it.',
  },
  had: 'You already have the thank-you for this survey: everybody gets it once.',
  pointsGiven: (points) => `${points} points have been added to your account. Thank you.`,
  codeGiven: 'Your coupon code:',
  codeUntil: (instant) => `Valid until ${instant}.`,
  contactWanted: 'The shop may contact me about my answers',
  contact: 'Phone number, e-mail address or WeChat ID',
  contactHelp: 'Only if you want to be contacted. Whoever leaves it is no longer anonymous.',
  thanks: 'Thank you. We have your answers.',
  amendUntil: (instant) => `You can change them until ${instant}.`,
  amend: 'Change my answers',
  isAmending:
    'You are changing answers that you have sent. They stay as they were until you send them again.',
  nextPerson: 'Start again for the next person',
  tooLateToAmend: 'It is too late to change your answers: they stay as you sent them first.',
  errors: {
    missing: 'Please choose an answer.',
    wrong: 'Please choose one of the answers shown.',
    tooLong: 'That is too long. Please shorten it to 2,000 characters.',
    contact:
      'Please give a phone number, an e-mail address or a WeChat ID of at most 200 characters, and nothing else.',
  },
  ended: {
    answered: { title: 'Thank you', text: 'We have your answers.' },
    expired: {
      title: 'This survey has ended for you',
      text: 'Your link has expired. What you had not sent does not count. Thank you all the same.',
    },
    voided: {
      title: 'This survey was withdrawn',
      text: 'Your request was taken up again, so it is too early to ask about it. You will hear from us.',
    },
    ended: { title: 'This survey has ended', text: 'No more answers are taken. Thank you.' },
    full: {
      title: 'This survey is complete',
      text: 'We have as many answers as we need. Thank you.',
    },
  },
};

const zh: Words = {
  step: (number, most) => `第 ${number} 题，最多 ${most} 题`,
  skippable: '本题可不作答。',
  next: '下一题',
  back: '上一题',
  send: '提交',
  otherLanguage: 'English',
  last: '已是最后一题。请提交，或返回修改。',
  privacy: {
    identified: '商家能看到您的姓名和答案。',
    confidential:
      '商家员工看不到是谁作答的，除非您希望商家联系您，或您的回答中提到受伤、中毒等人身安全问题：此时商家会看到您的姓名，并可能与您联系。',
    anonymous: '本问卷为匿名问卷，任何人都无法得知是谁作答的。',
  },
  anonymousWithIncentive: '本问卷为匿名问卷，任何人都无法得知这些答案出自谁。',
  openPrivacyWithoutContact: '任何人都无法得知是谁作答的。',
  confidentialWithoutContact: '除非涉及人身安全，商家员工看不到是谁作答的。',
  openPrivacy: '除非您留下联系方式，任何人都无法得知是谁作答的。',
  resumes: '每答一题即自动保存，之后可用同一链接继续作答。',
  keptHere: '提交之前，您的答案只保留在本浏览器中。',
  points: (points) => `完成问卷可获得 ${points} 积分，与答案内容无关。`,
  seen: '商家员工能看到您已获得奖励，因此知道您已作答，但看不到答案内容。',
  coupon: '完成问卷可获得一张优惠券，与答案内容无关。',
  gone: {
    points: '原定赠送的积分已无法发放，您仍可提交答案。',
    coupon: '原定赠送的优惠券已发完或失效，您仍可提交答案。',
  },
  had: '您已领取过本问卷的谢礼，每人限领一次。',
  pointsGiven: (points) => `${points} 积分已计入您的账户，谢谢。`,
  codeGiven: '您的优惠券码：',
  codeUntil: (instant) => `有效期至 ${instant}。`,
  contactWanted: '商家可就我的答案与我联系',
  contact: '手机号、邮箱或微信号',
  contactHelp: '仅在希望商家联系您时填写。留下联系方式后，作答不再匿名。',
  thanks: '谢谢，我们已收到您的答案。',
  amendUntil: (instant) => `${instant} 之前可以修改。`,
  amend: '修改答案',
  isAmending: '您正在修改已提交的答案。重新提交之前，原答案保持不变。',
  nextPerson: '下一位客户开始作答',
  tooLateToAmend: '修改时间已过，您的答案仍以首次提交的为准。',
  errors: {
    missing: '请选择一个答案。',
    wrong: '请从所列答案中选择。',
    tooLong: '内容过长，请缩短到 2000 字以内。',
    contact: '请只填写手机号、邮箱或微信号，最多 200 个字符。',
  },
  ended: {
    answered: { title: '谢谢', text: '我们已收到您的答案。' },
    expired: { title: '问卷已过期', text: '您的链接已过期，尚未提交的内容不计入。谢谢您的关注。' },
    voided: {
      title: '问卷已撤回',
      text: '您的问题正在重新处理，现在评价为时尚早。我们会再与您联系。',
    },
    ended: { title: '问卷已结束', text: '不再接受新的答案，谢谢。' },
    full: { title: '问卷已收满', text: '已收到足够的答案，谢谢。' },
  },
};

export const WORDS: Readonly<Record<Language, Words>> = { en, zh };
