/** How often each option of a question was chosen. */
import type { Question } from '#contract/surveys/definitions';
import type { ChoiceResult } from '#contract/surveys/results';
import type { Localized } from '#shared/localization';
import { shownCells } from '../statistics/cells.ts';
import { type SumOf, sumOf } from './sums.ts';
import type { AskedVersion } from './versions.ts';

/** An option that few chose is hidden, with another one where the rest would tell it. */
const withoutFewChosen = (
  options: { id: string; texts: Localized; n: number }[],
  least: number,
): ChoiceResult['options'] => {
  if (least === 1) return options;
  const shown = shownCells(options.map(({ n }) => n));
  return options.map((option, index) => ({ ...option, n: shown[index] ? option.n : null }));
};

type Choice = Extract<Question, { type: 'choice' }>;

const choicesIn = ({ definition }: AskedVersion): Choice[] =>
  definition.questions.flatMap((question) => (question.type === 'choice' ? [question] : []));

/** The first of each key, in their order. */
const firstBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[] =>
  items.filter((item, index) => items.findIndex((other) => keyOf(other) === keyOf(item)) === index);

/**
 * Questions and options in the order and the words of the newest version; then those that only earlier ones had, as far as
 * somebody chose them.
 */
export const choicesOf = (
  versions: readonly AskedVersion[],
  now: readonly SumOf[],
  least: number,
): ChoiceResult[] => {
  const newestFirst = versions.toReversed().map(choicesIn);
  const [newest = []] = newestFirst;
  const isStillAsked = (key: string) => newest.some((question) => question.key === key);
  return firstBy(newestFirst.flat(), ({ key }) => key).flatMap((question) => {
    const asked = newestFirst.flat().filter(({ key }) => key === question.key);
    const offered = new Set(isStillAsked(question.key) ? question.options.map(({ id }) => id) : []);
    const options = firstBy(
      asked.flatMap((one) => one.options),
      ({ id }) => id,
    ).flatMap(({ id, texts }) => {
      const { n } = sumOf(now, { kind: 'option', questionKey: question.key, rowKey: id });
      return n > 0 || offered.has(id) ? [{ id, texts, n }] : [];
    });
    return options.length > 0
      ? [
          {
            questionKey: question.key,
            texts: question.texts,
            options: withoutFewChosen(options, least),
          },
        ]
      : [];
  });
};
