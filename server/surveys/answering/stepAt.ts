/** Which question stands at the address of a step. Pure. */
import type { Definition, Question } from '#contract/surveys/definitions';
import { pathOf } from '#rules/surveys/definitions';
import { givenOf, nextQuestion, type Stored } from './rules.ts';

/**
 * The question that an address of a step names, or the last screen without one. Nobody gets past the first question that is
 * not answered yet, and an address that leads nowhere any more stands for that one.
 */
export const questionAt = (
  definition: Definition,
  stored: Stored,
  segment: string | undefined,
): Question | undefined => {
  const next = nextQuestion(definition, stored);
  if (segment === undefined) return next;
  const path = pathOf(definition, givenOf(stored));
  const reached = next === undefined ? path : path.slice(0, path.indexOf(next) + 1);
  return reached.find(({ key }) => encodeURIComponent(key) === segment) ?? next;
};
