/** What versions ask, taken together. Pure. */
import type { Definition, QuestionType } from '#contract/surveys/definitions';

/** The types of questions by their keys; of the last of several versions. */
export const typesOf = (
  versions: readonly Pick<Definition, 'questions'>[],
): ReadonlyMap<string, QuestionType> =>
  new Map(versions.flatMap(({ questions }) => questions.map(({ key, type }) => [key, type])));
