/** Conditions and skips as sentences. */
import { useTranslate } from 'react-admin';
import type { Question, ShowIf, Skip } from '#contract/surveys/definitions';
import type { Comparison } from '#rules/surveys/definitions';
import { useLocalize } from '../../ui/record/localized.tsx';

/** `nameOf`: what a question is called where its number would tell nothing; left out, it is named by its number. */
export const useLogicWords = (questions: readonly Question[], nameOf?: (key: string) => string) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const numberOf = (key: string) => questions.findIndex((one) => one.key === key) + 1;
  const comparison = (one: Comparison, about: Question | undefined): string => {
    const row =
      about?.type === 'matrix' ? about.rows.find(({ key }) => key === one.rowKey) : undefined;
    const options = about?.type === 'choice' ? about.options : [];
    const chosen = one.optionIds
      .map((id) => toText(options.find((option) => option.id === id)?.texts) || id)
      .join(translate('layout.listSeparator'));
    const said = translate(`surveyVersions.compared.${one.operator}`, {
      value: one.value ?? '–',
      options: chosen,
    });
    return row ? `${toText(row.texts)} ${said}` : said;
  };
  const condition = (one: ShowIf['conditions'][number]) =>
    translate(nameOf ? 'surveyVersions.conditionOn' : 'surveyVersions.conditionOf', {
      number: numberOf(one.questionKey),
      question: nameOf?.(one.questionKey) ?? '',
      compared: comparison(
        one,
        questions.find(({ key }) => key === one.questionKey),
      ),
    });
  return {
    condition,
    showIf: ({ match, conditions }: ShowIf) =>
      translate('surveyVersions.shownIf', {
        conditions: conditions.map(condition).join(translate(`surveyVersions.joined.${match}`)),
      }),
    skip: (skip: Skip, question: Question | undefined) => {
      const compared = comparison(skip, question);
      if (skip.toKey === null) return translate('surveyVersions.endsIf', { compared });
      return translate(nameOf ? 'surveyVersions.skipsTo' : 'surveyVersions.skipsIf', {
        compared,
        number: numberOf(skip.toKey),
        question: nameOf?.(skip.toKey) ?? '',
      });
    },
  };
};
