/** What stands at both ends of a scale. Pure; used by server and client. */
import type { Question } from '#contract/surveys/definitions';
import { type Language, localize, type Localized } from '#shared/localization';

export type Scaled = Extract<Question, { lowTexts: Localized }>;

/** The usual words, from the worst end to the best. */
const USUAL: Readonly<
  Record<Language, Record<Scaled['type'], readonly [worst: string, best: string]>>
> = {
  en: {
    nps: ['Not at all likely', 'Extremely likely'],
    csat: ['Very dissatisfied', 'Very satisfied'],
    ces: ['Strongly disagree', 'Strongly agree'],
    matrix: ['Very dissatisfied', 'Very satisfied'],
  },
  zh: {
    nps: ['完全不可能', '非常可能'],
    csat: ['非常不满意', '非常满意'],
    ces: ['非常不同意', '非常同意'],
    matrix: ['非常不满意', '非常满意'],
  },
};
const hasText = (texts: Localized) => Object.values(texts).some((text) => text.trim() !== '');

/** At the lowest and at the highest number: the question's own words, else the usual ones. */
export const endsOf = (
  question: Scaled,
  language: Language,
): readonly [low: string, high: string] => {
  const [worst, best] = USUAL[language][question.type];
  const [low, high] = question.direction === 'up' ? [worst, best] : [best, worst];
  return [
    hasText(question.lowTexts) ? localize(question.lowTexts, language) : low,
    hasText(question.highTexts) ? localize(question.highTexts, language) : high,
  ];
};
