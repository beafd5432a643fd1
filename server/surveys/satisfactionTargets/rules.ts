/** Which target holds for a figure in a month, and whether the figure reaches it. Pure. */
import type { Reach } from '#contract/surveys/monthlyReviews';
import type { Figure } from '#contract/surveys/results';
import type { SatisfactionTarget, TargetMeasure } from '#contract/surveys/satisfactionTargets';
import { DECIMALS, type Unit } from '#rules/surveys/results';
import { lastBegun } from '#shared/lastBegun';

/** What a target is of. */
export interface TargetOf {
  measure: TargetMeasure;
  surveyId: number | null;
  dimensionKey: string | null;
}
export type TargetRow = TargetOf & Pick<SatisfactionTarget, 'value' | 'fromMonth' | 'source'>;

export const scopeOf = ({ measure, surveyId, dimensionKey }: TargetOf): string =>
  [measure, surveyId ?? '', dimensionKey ?? ''].join(' ');

export const targetUnit = (measure: TargetMeasure): Unit =>
  measure === 'nps'
    ? 'net'
    : measure === 'responseRate'
      ? 'rate'
      : measure === 'index' || measure === 'dimension'
        ? 'points'
        : 'share';

const lastOf = (rows: readonly TargetRow[], scope: string, month: string) =>
  lastBegun(
    rows.filter((row) => scopeOf(row) === scope),
    ({ fromMonth }) => fromMonth,
    month,
  );

export interface Target {
  /** Hundredths of a per cent or of a point. */
  value: number;
  source: string;
}
/** That of the survey itself, else that of all surveys; null where it was ended, or where there never was one. */
export const targetAt = (
  rows: readonly TargetRow[],
  of: TargetOf,
  month: string,
): Target | null => {
  const found =
    lastOf(rows, scopeOf(of), month) ?? lastOf(rows, scopeOf({ ...of, surveyId: null }), month);
  return found === undefined || found.value === null
    ? null
    : { value: found.value, source: found.source };
};

const HUNDREDTHS = 2;
const inHundredths = (printedValue: number, unit: Unit) =>
  printedValue * 10 ** (HUNDREDTHS - DECIMALS[unit]);

/** Null without a figure or a target. A figure without an interval is of too few answers to miss one. */
export const reachOf = (
  figure: Figure | null,
  target: Pick<Target, 'value'> | null,
  unit: Unit,
): Reach | null => {
  if (figure === null || target === null) return null;
  if (inHundredths(figure.value, unit) >= target.value) return 'reached';
  return figure.high === null || inHundredths(figure.high, unit) >= target.value
    ? 'near'
    : 'missed';
};
