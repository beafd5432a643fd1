/** The figures of a survey that can be looked at over time and by part, and what they are called. */
import { useTranslate } from 'react-admin';
import type { Compared, MeasureRef, Results } from '#contract/surveys/results';
import { type Unit, unitOf } from '#rules/surveys/results';
import { useLocalize } from '../../ui/record/localized.tsx';
import { writeMeasure } from '../shared/measure.ts';

export interface MeasureChoice extends MeasureRef, Compared {
  key: string;
  name: string;
  unit: Unit;
  /** Whether it is a headline: the question about the whole, each of its kind without a dimension, and the index. */
  isHeadline: boolean;
}

export const useMeasures = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  return ({ questions, dimensions, needs, index }: Results): MeasureChoice[] => {
    const of = (
      ref: MeasureRef,
      name: string,
      compared: Compared,
      unit: Unit,
      isHeadline: boolean,
    ) => ({
      ...ref,
      key: writeMeasure(ref),
      name,
      now: compared.now,
      before: compared.before,
      change: compared.change,
      unit,
      isHeadline,
    });
    const scores = questions
      .toSorted((one, other) => Number(other.isOverall) - Number(one.isOverall))
      .map((one) =>
        of(
          { kind: 'score', questionKey: one.questionKey, rowKey: one.rowKey },
          `${translate(`surveyResults.types.${one.type}`)} · ${toText(one.rowTexts ?? one.texts) || one.rowKey || one.questionKey}`,
          one,
          unitOf('score', one.type),
          one.isOverall || one.rowKey === '',
        ),
      );
    const hasIndex = index.now !== null || index.before !== null;
    return [
      ...scores,
      ...(hasIndex
        ? [
            of(
              { kind: 'index', questionKey: '', rowKey: '' },
              translate('surveyResults.index'),
              index,
              'points',
              true,
            ),
          ]
        : []),
      ...needs.map((one) =>
        of(
          { kind: 'index', questionKey: '', rowKey: one.need },
          translate(`surveyResults.needs.${one.need}`),
          one,
          'points',
          false,
        ),
      ),
      ...dimensions.map((one) =>
        of(
          { kind: 'dimension', questionKey: '', rowKey: one.key },
          toText(one.names),
          one,
          'points',
          false,
        ),
      ),
    ];
  };
};
