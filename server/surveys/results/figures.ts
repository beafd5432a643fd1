/** Estimates and changes as they are printed. Pure. */
import type { ChangeFigure, Compared, Figure } from '#contract/surveys/results';
import { printed } from '#rules/surveys/statistics';
import { POINT } from '../scores/plan.ts';
import { type Change, compareHeadlines, compareMeans } from '../statistics/changes.ts';
import { type Estimate, estimateMean } from '../statistics/intervals.ts';
import { headlineOf, type Scoring } from '../statistics/scores.ts';
import { DECIMALS, type Unit } from './rules.ts';
import type { Sums } from './sums.ts';

/** Shares are computed as parts of one and printed in per cent. */
const FACTORS: Readonly<Record<Unit, number>> = {
  share: 100,
  net: 100,
  rate: 100,
  mean: 1,
  points: 1,
};
const inUnit = (value: number, unit: Unit) => printed(value * FACTORS[unit], DECIMALS[unit]);

export const toFigure = (estimate: Estimate | null, unit: Unit): Figure | null =>
  estimate && {
    n: estimate.n,
    value: inUnit(estimate.value, unit),
    low: estimate.interval && inUnit(estimate.interval.low, unit),
    high: estimate.interval && inUnit(estimate.interval.high, unit),
  };

export const toChange = (change: Change | null, unit: Unit): ChangeFigure | null =>
  change && {
    difference: inUnit(change.difference, unit),
    p: printed(change.p, 3),
    verdict: change.verdict,
  };

const SCALE = [0, 100] as const;
/** Sums are ten-thousandths of a point. */
const inPoints = ({ n, sum, squares }: Sums) => ({
  n,
  sum: sum / POINT,
  squares: squares / POINT ** 2,
});

export const pointsFigure = (sums: Sums): Figure | null =>
  toFigure(estimateMean(inPoints(sums), SCALE), 'points');

/** Points of a dimension or of the index. */
export const comparePoints = (now: Sums, before: Sums): Compared => ({
  now: pointsFigure(now),
  before: pointsFigure(before),
  change: toChange(compareMeans(inPoints(before), inPoints(now)), 'points'),
});

/** The headline of a question. */
export const compareScores = (now: Sums, before: Sums, scoring: Scoring): Compared => {
  const unit = scoring.type === 'nps' ? 'net' : 'share';
  return {
    now: toFigure(headlineOf(now.counts, scoring), unit),
    before: toFigure(headlineOf(before.counts, scoring), unit),
    change: toChange(compareHeadlines(before.counts, now.counts, scoring), unit),
  };
};
