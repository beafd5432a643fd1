/** How often each option of a question was chosen. */
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

export const choicesOf = (
  versions: readonly AskedVersion[],
  now: readonly SumOf[],
  least: number,
): ChoiceResult[] =>
  (versions.at(-1)?.definition.questions ?? []).flatMap((question) =>
    question.type === 'choice'
      ? [
          {
            questionKey: question.key,
            texts: question.texts,
            options: withoutFewChosen(
              question.options.map(({ id, texts }) => ({
                id,
                texts,
                n: sumOf(now, { kind: 'option', questionKey: question.key, rowKey: id }).n,
              })),
              least,
            ),
          },
        ]
      : [],
  );
