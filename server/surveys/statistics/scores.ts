/** Scores of questions from the number of answers of each value. Pure. */
import { estimateMean, estimateNet, estimateShare, type Estimate, type Sums } from './intervals.ts';

export const SCORED_TYPES = ['nps', 'csat', 'ces', 'matrix'] as const;
export type ScoredType = (typeof SCORED_TYPES)[number];

/** The least and the greatest answer; Each row of a matrix has its own. */
export const SCALES: Readonly<Record<ScoredType, readonly [least: number, most: number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
  matrix: [1, 5],
};
/** Values from this one on count as satisfied, and up to that one as dissatisfied. */
export const BOXES: Readonly<Record<ScoredType, { top: number; low: number }>> = {
  nps: { top: 9, low: 6 },
  csat: { top: 4, low: 2 },
  ces: { top: 5, low: 3 },
  matrix: { top: 4, low: 2 },
};

/** How many answers had each value; the position is the value. */
export type Counts = readonly number[];
const GREATEST = 10;
export const NO_COUNTS: Counts = Array.from({ length: GREATEST + 1 }, () => 0);

/** Counts answers; who skipped the question is not counted. */
export const countAnswers = (answers: readonly (number | null)[]): Counts => {
  const counts = [...NO_COUNTS];
  for (const answer of answers) if (answer !== null) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
};

/** An answer on a scale whose best value is the least one, as on the usual scale. */
export const turned = (answer: number, type: ScoredType): number =>
  SCALES[type][0] + SCALES[type][1] - answer;

const between = (counts: Counts, from: number, to: number) =>
  counts.reduce((sum, count, value) => (value >= from && value <= to ? sum + count : sum), 0);

/** How a question is scored; of a share, how many of the best values count where that is not the usual number. */
export interface Scoring {
  type: ScoredType;
  topBoxes?: number;
}

/** From which value on an answer counts as satisfied. */
export const topOf = ({ type, topBoxes }: Scoring): number =>
  topBoxes === undefined ? BOXES[type].top : SCALES[type][1] - topBoxes + 1;

/** Satisfied, dissatisfied, and all who answered. */
export const boxesOf = (counts: Counts, scoring: Scoring) => ({
  n: between(counts, 0, GREATEST),
  up: between(counts, topOf(scoring), GREATEST),
  down: between(counts, 0, BOXES[scoring.type].low),
});
export const sumsOf = (counts: Counts): Sums => ({
  n: between(counts, 0, GREATEST),
  sum: counts.reduce((sum, count, value) => sum + count * value, 0),
  squares: counts.reduce((sum, count, value) => sum + count * value ** 2, 0),
});

/** Promoters less detractors for NPS, for others the share of the satisfied: between −1 and 1, or 0 and 1. */
export const headlineOf = (counts: Counts, scoring: Scoring): Estimate | null => {
  const { n, up, down } = boxesOf(counts, scoring);
  return scoring.type === 'nps' ? estimateNet(up, down, n) : estimateShare(up, n);
};

export const meanOf = (counts: Counts, type: ScoredType): Estimate | null =>
  estimateMean(sumsOf(counts), SCALES[type]);

/** The share of the two greatest values of the scale. */
export const topTwoOf = (counts: Counts, type: ScoredType): Estimate | null =>
  estimateShare(between(counts, SCALES[type][1] - 1, GREATEST), between(counts, 0, GREATEST));
