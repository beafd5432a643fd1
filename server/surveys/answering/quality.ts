/** Why a response is doubtful, and how that is stored. Pure. */
import type { Definition, Question } from '#contract/surveys/definitions';
import type { QualityReason } from '#contract/surveys/responses';
import { type Answers, answerKeysOf, pathOf } from '#rules/surveys/definitions';
import { givenOf, type Stored } from './rules.ts';

export type Quality = ReturnType<typeof qualityOf>;
export const qualityOf = (reasons: QualityReason[]) => ({
  quality: reasons.length === 0 ? ('ok' as const) : ('suspect' as const),
  qualityReasons: reasons,
});

const LEAST_MS_A_QUESTION = 2000;
/** In fewer rows the same answer to all says little. */
const LEAST_ROWS = 4;

const isStraight = (question: Question, answers: Answers): boolean => {
  if (question.type !== 'matrix' || question.rows.length < LEAST_ROWS) return false;
  const values = answerKeysOf(question).map((key) => answers.get(key));
  return values[0] !== undefined && values.every((value) => value === values[0]);
};

/**
 * Why a response counts as doubtful. To somebody who was invited one question alone is never too fast: its score may have been
 * chosen in the message already. Source: research on surveys, less than two seconds for a question.
 */
export const qualityReasons = (
  definition: Definition,
  stored: Stored,
  { ms, isRepeated, isInvited = true }: { ms: number; isRepeated: boolean; isInvited?: boolean },
): QualityReason[] => {
  const answers = givenOf(stored);
  const answered = pathOf(definition, answers).filter((question) =>
    answerKeysOf(question).some((key) => answers.has(key)),
  );
  return [
    ...(answered.length > (isInvited ? 1 : 0) && ms < answered.length * LEAST_MS_A_QUESTION
      ? (['tooFast'] as const)
      : []),
    ...(answered.some((question) => isStraight(question, answers))
      ? (['straightLined'] as const)
      : []),
    ...(isRepeated ? (['duplicate'] as const) : []),
  ];
};
