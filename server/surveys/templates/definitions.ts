/** What each template asks. Pure. */
import { type Definition, EMPTY_DEFINITION, type Question } from '#contract/surveys/definitions';
import type { Template } from '#contract/surveys/templates';
import { AFTER_SERVICE } from './afterService.ts';
import { RELATIONSHIP } from './relationship.ts';
import { SHOPPING } from './shopping.ts';

const QUESTIONS: Record<Template, readonly Question[]> = {
  ...AFTER_SERVICE,
  ...RELATIONSHIP,
  ...SHOPPING,
};
/** Where somebody who is dissatisfied may want an answer. */
const ASKS_CONTACT: readonly Template[] = ['ticketCsat', 'relationshipNps', 'delivery', 'recovery'];
const THANKS = {
  en: 'Thank you. Your answers help us to improve.',
  zh: '感谢您的反馈，我们会持续改进。',
};

export const templateDefinition = (template: Template): Definition => {
  const questions = structuredClone([...QUESTIONS[template]]);
  return {
    ...EMPTY_DEFINITION,
    questions,
    thanksTexts: THANKS,
    headlineKey:
      questions.find(({ type }) => type === 'nps' || type === 'csat' || type === 'ces')?.key ??
      null,
    asksContact: ASKS_CONTACT.includes(template),
  };
};
