/** Which questions a person is asked, by the answers so far. Pure; used by server and client. */
import type { Definition, Question, ShowIf, Skip } from '#contract/surveys/definitions';

/** A number on a scale, the ids of chosen options, or a text. */
export type Given = number | readonly string[] | string;
/** By `answerKey`; what was skipped has no entry. */
export type Answers = ReadonlyMap<string, Given>;

/** Rows of a matrix are answered one by one. */
export const answerKey = (questionKey: string, rowKey: string | null): string =>
  rowKey === null ? questionKey : `${questionKey}/${rowKey}`;

export type Comparison = Omit<Skip, 'toKey'>;

const isGiven = (given: Given | undefined): given is Given =>
  typeof given === 'number' || (given !== undefined && given.length > 0);

/** Whether the comparison holds for what was answered. */
export const holds = (
  { operator, value, optionIds }: Comparison,
  given: Given | undefined,
): boolean => {
  if (!isGiven(given)) return operator === 'notAnswered';
  switch (operator) {
    case 'answered':
      return true;
    case 'notAnswered':
      return false;
    case 'atLeast':
      return typeof given === 'number' && value !== null && given >= value;
    case 'atMost':
      return typeof given === 'number' && value !== null && given <= value;
    case 'isAny':
      return typeof given === 'object' && given.some((id) => optionIds.includes(id));
    case 'isNone':
      return typeof given === 'object' && !given.some((id) => optionIds.includes(id));
  }
};

/** By what is known of each condition; a question without conditions is always shown. */
export const isShown = (
  showIf: ShowIf | null,
  knows: (condition: ShowIf['conditions'][number]) => boolean,
): boolean =>
  showIf === null ||
  (showIf.match === 'all' ? showIf.conditions.every(knows) : showIf.conditions.some(knows));

/** The keys under which the answers of a question are kept. */
export const answerKeysOf = (question: Question): string[] =>
  question.type === 'matrix'
    ? question.rows.map(({ key }) => answerKey(question.key, key))
    : [question.key];

/**
 * The questions that are asked, in order. An answer counts only while its question is asked: one that was given before
 * an earlier answer was changed says nothing.
 */
export const pathOf = (definition: Pick<Definition, 'questions'>, answers: Answers): Question[] => {
  const path: Question[] = [];
  const counting = new Map<string, Given | undefined>();
  let target: string | null = null;
  for (const question of definition.questions) {
    if (target !== null && target !== question.key) continue;
    target = null;
    const isAsked = isShown(question.showIf, (condition) =>
      holds(condition, counting.get(answerKey(condition.questionKey, condition.rowKey))),
    );
    if (!isAsked) continue;
    path.push(question);
    for (const key of answerKeysOf(question)) counting.set(key, answers.get(key));
    const skip = question.skips.find((one) =>
      holds(one, counting.get(answerKey(question.key, one.rowKey))),
    );
    if (!skip) continue;
    if (skip.toKey === null) break;
    target = skip.toKey;
  }
  return path;
};

/** The keys of answers that are required and missing on the path. */
export const missingAnswers = (
  definition: Pick<Definition, 'questions'>,
  answers: Answers,
): string[] =>
  pathOf(definition, answers)
    .filter(({ isRequired }) => isRequired)
    .flatMap(answerKeysOf)
    .filter((key) => !isGiven(answers.get(key)));

/** Higher is better, whatever the direction of the scale. */
export const towardsBest = (
  given: number,
  { min, max }: { min: number; max: number },
  direction: 'up' | 'down',
): number => (direction === 'up' ? given : min + max - given);
