/**
 * What may be added up over several months where nobody is to be recognised: only what may be shown of each month alone. Every
 * figure is then a sum of months that are shown, and no difference of two periods tells of fewer people than one of them. Pure.
 */
import type { ScoreKind } from '#contract/surveys/scores';
import { groupBy } from '#shared/groupBy';
import { LEAST_SHOWN, shownCells } from '../statistics/cells.ts';
import type { Sums } from './sums.ts';

interface OfMonth extends Sums {
  /** The first day of the month. */
  month: string;
}
export interface CountedOfMonth extends OfMonth {
  kind: ScoreKind;
  questionKey: string;
  versionId: number;
}

const SCORED: ReadonlySet<ScoreKind> = new Set(['score', 'dimension', 'index']);
const answersOf = ({ kind, n, counts }: CountedOfMonth) =>
  kind === 'score' ? counts.reduce((sum, count) => sum + count, 0) : n;

/** Without scores of few answers in a month, and options that few chose in one. */
export const tellableSums = <Row extends CountedOfMonth>(rows: readonly Row[]): Row[] => {
  const hidden = new Set<Row>();
  const choices = groupBy(
    rows.filter(({ kind }) => kind === 'option'),
    ({ month, versionId, questionKey }) => `${month} ${versionId} ${questionKey}`,
  );
  for (const options of choices.values()) {
    const shown = shownCells(options.map(({ n }) => n));
    for (const [index, option] of options.entries()) if (!shown[index]) hidden.add(option);
  }
  return rows.filter((row) =>
    SCORED.has(row.kind) ? answersOf(row) >= LEAST_SHOWN : !hidden.has(row),
  );
};

/** Without parts of few answers in a month, nor those that would tell them. */
export const tellableParts = <Row extends OfMonth & { segment: string }>(
  rows: readonly Row[],
  answers: (sums: Sums) => number,
): Row[] =>
  [...groupBy(rows, ({ month }) => month).values()].flatMap((ofMonth) => {
    const parts = [...groupBy(ofMonth, ({ segment }) => segment).values()];
    const shown = shownCells(parts.map((part) => part.reduce((sum, row) => sum + answers(row), 0)));
    return parts.filter((_, index) => shown[index]).flat();
  });

/** Weeks beside months tell the days of a week that lie in one month: whether any of these are of few answers. */
export const tellsFewDays = (
  days: readonly { week: string; month: string; n: number }[],
): boolean =>
  [...groupBy(days, ({ week, month }) => `${week} ${month}`).values()].some((part) => {
    const n = part.reduce((sum, one) => sum + one.n, 0);
    return n > 0 && n < LEAST_SHOWN;
  });
