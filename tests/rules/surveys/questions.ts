/** Questions for tests, with what matters in each. */
import { Definition, type Question } from '#contract/surveys/definitions';

const TEXTS = { en: 'Question', zh: '问题' };

/** Questions as the contract fills them up. */
export const definitionOf = (...questions: object[]): Definition =>
  Definition.parse({
    questions: questions.map((question) => ({ texts: TEXTS, ...question })),
  });
export const questionsOf = (...questions: object[]): Question[] =>
  definitionOf(...questions).questions;

export const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, texts: { en: id, zh: id } }));
export const ROWS = ['r', 's'].map((key) => ({ key, texts: { en: key, zh: key } }));

/** Shown where all of these hold. */
export const all = (...conditions: object[]) => ({ match: 'all', conditions });
export const either = (...conditions: object[]) => ({ match: 'any', conditions });
