/** Answers in the words of the version that asked. */
import type { GivenAnswer } from '#contract/surveys/givenAnswers';
import type { Question } from '#contract/surveys/definitions';
import type { AskedVersion } from '../results/versions.ts';
import type { AnswerRow } from './rows.ts';

const toAnswer = (
  question: Question,
  { rowKey, number, optionIds, text }: AnswerRow,
  readsText: boolean,
): GivenAnswer => ({
  questionKey: question.key,
  rowKey,
  type: question.type,
  texts: question.texts,
  rowTexts:
    question.type === 'matrix'
      ? (question.rows.find(({ key }) => key === rowKey)?.texts ?? null)
      : null,
  number,
  options:
    question.type === 'choice'
      ? question.options.filter(({ id }) => optionIds?.includes(id)).map(({ texts }) => texts)
      : [],
  text: readsText ? text : null,
  isTextHidden: text !== null && !readsText,
});

const isGiven = ({ number, optionIds, text, isSkipped }: AnswerRow) =>
  !isSkipped && (number !== null || (optionIds?.length ?? 0) > 0 || text !== null);

/** In the order of the questions, and of the rows of a matrix. */
export const toAnswers = (
  version: AskedVersion | undefined,
  rows: readonly AnswerRow[],
  readsText: boolean,
): GivenAnswer[] =>
  (version?.definition.questions ?? []).flatMap((question) => {
    const own = rows.filter((row) => row.questionKey === question.key && isGiven(row));
    const order = question.type === 'matrix' ? question.rows.map(({ key }) => key) : [];
    return own
      .toSorted((one, other) => order.indexOf(one.rowKey) - order.indexOf(other.rowKey))
      .map((row) => toAnswer(question, row, readsText));
  });
