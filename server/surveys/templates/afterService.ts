/** Templates that ask after a ticket. Pure. */
import type { Question } from '#contract/surveys/definitions';
import type { Template } from '#contract/surveys/templates';
import { atMost, ces, choice, comment, csat, text } from './questions.ts';

const LOW = 3;

export const AFTER_SERVICE: Record<
  Extract<Template, 'ticketCsat' | 'ticketCes' | 'recovery'>,
  readonly Question[]
> = {
  ticketCsat: [
    csat(
      'csat',
      {
        en: 'How satisfied are you with how we handled your request?',
        zh: '您对本次服务的处理是否满意？',
      },
      { dimensionKey: 'attitude' },
    ),
    choice(
      'reason',
      { en: 'What should we improve?', zh: '您觉得哪里需要改进？' },
      [
        ['slow', 'It took too long', '处理时间太长'],
        ['unsolved', 'The problem was not solved', '问题没有解决'],
        ['unfriendly', 'The tone was not friendly', '服务态度不好'],
        ['unclear', 'It was not explained clearly', '解释不清楚'],
        ['policy', 'The rules are not fair', '规则不合理'],
      ],
      { isMultiple: true, showIf: atMost('csat', LOW) },
    ),
    comment(),
  ],
  ticketCes: [
    ces('ces', {
      en: 'We made it easy for you to solve your problem.',
      zh: '我们让您轻松地解决了问题。',
    }),
    text(
      'effort',
      { en: 'What made it difficult?', zh: '哪些环节让您觉得麻烦？' },
      { showIf: atMost('ces', LOW + 1) },
    ),
  ],
  recovery: [
    csat('csat', {
      en: 'How satisfied are you with how we put this right?',
      zh: '您对我们后续的处理结果是否满意？',
    }),
  ],
};
