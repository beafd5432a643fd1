/** The figures of one survey in a month beside their targets. Pure. */
import type { FigureTarget, FigureUnit, ReviewFigure } from '#contract/surveys/monthlyReviews';
import type { Figure, Results } from '#contract/surveys/results';
import type { TargetMeasure } from '#contract/surveys/satisfactionTargets';
import { type Unit, unitOf } from '#rules/surveys/results';
import { reachOf, targetAt, type TargetRow, targetUnit } from '#rules/surveys/satisfactionTargets';

export interface Targets {
  rows: readonly TargetRow[];
  surveyId: number;
  month: string;
}
export const figureTarget = (
  { rows, surveyId, month }: Targets,
  measure: TargetMeasure,
  dimensionKey: string | null,
  figure: Figure | null,
): FigureTarget | null => {
  const target = targetAt(rows, { measure, surveyId, dimensionKey }, month);
  return target && { ...target, reach: reachOf(figure, target, targetUnit(measure)) };
};

const isFigureUnit = (unit: Unit): unit is FigureUnit =>
  unit === 'share' || unit === 'net' || unit === 'points';
const figureUnit = (unit: Unit): FigureUnit => (isFigureUnit(unit) ? unit : 'points');

/** Headlines, the index, its needs and the dimensions, in this order. */
export const figuresOf = (
  { questions, index, needs, dimensions }: Results,
  targets: Targets,
): ReviewFigure[] => {
  const points = { kind: 'index', questionKey: '', unit: 'points', isOverall: false } as const;
  return [
    ...questions
      .filter(({ isOverall, rowKey }) => isOverall || rowKey === '')
      .toSorted((one, other) => Number(other.isOverall) - Number(one.isOverall))
      .map(({ questionKey, rowKey, type, texts, rowTexts, isOverall, now, before, change }) => ({
        kind: 'score' as const,
        questionKey,
        rowKey,
        unit: figureUnit(unitOf('score', type)),
        names: rowTexts ?? texts,
        isOverall,
        now,
        before,
        change,
        target: type === 'matrix' ? null : figureTarget(targets, type, null, now),
      })),
    ...(index.now === null && index.before === null
      ? []
      : [
          {
            ...points,
            rowKey: '',
            names: {},
            ...index,
            target: figureTarget(targets, 'index', null, index.now),
          },
        ]),
    ...needs.map(({ need, now, before, change }) => ({
      ...points,
      rowKey: need,
      names: {},
      now,
      before,
      change,
      target: null,
    })),
    ...dimensions.map(({ key, names, now, before, change }) => ({
      ...points,
      kind: 'dimension' as const,
      rowKey: key,
      names,
      now,
      before,
      change,
      target: figureTarget(targets, 'dimension', key, now),
    })),
  ];
};
