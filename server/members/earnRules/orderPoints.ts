/** How much a rule gives for an order, and which part of it each line gets. Pure; amounts in minor units. */
import { type EarnFormula, MAX_POINTS } from '#contract/members/earnRules';
import { RATE } from '#shared/money';
import { spread } from '#shared/spread';

/** What counts of a line, and how many times, in basis points. */
export interface WeightedLine {
  base: number;
  rate: number;
}

const sumOf = (lines: readonly WeightedLine[], of: (line: WeightedLine) => bigint): bigint =>
  lines.reduce((sum, line) => sum + of(line), 0n);
const weightOf = ({ base, rate }: WeightedLine) => BigInt(base) * BigInt(rate);
const limited = (points: bigint): number =>
  points > BigInt(MAX_POINTS) ? MAX_POINTS : Number(points);

/**
 * What the rule gives for the whole order, rounded down once. Steps are counted on the order as a whole; then lines count so
 * many times each. A fixed number is given once for an order, and is not multiplied.
 */
export const pointsOfOrder = (formula: EarnFormula, lines: readonly WeightedLine[]): number => {
  const base = sumOf(lines, (line) => BigInt(line.base));
  if (base <= 0n) return 0;
  const weight = sumOf(lines, weightOf);
  if (formula.kind === 'proportional')
    return limited((weight * BigInt(formula.points)) / (BigInt(formula.per) * BigInt(RATE)));
  if (formula.kind === 'steps') {
    const steps = base / BigInt(formula.per);
    return limited((steps * BigInt(formula.points) * weight) / (base * BigInt(RATE)));
  }
  return formula.kind === 'fixed' ? formula.points : 0;
};

const EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Which part of it each line gets, in proportion to what counts of it, what is left over by the largest remainders; of equal
 * ones the first.
 */
export const shareAmongLines = (points: number, lines: readonly WeightedLine[]): number[] => {
  const weights = lines.map(weightOf);
  let whole = weights.reduce((sum, weight) => sum + weight, 0n);
  // Weights beyond what numbers hold exactly lose their last digits.
  let scale = 1n;
  while (whole > EXACT) {
    scale *= 2n;
    whole /= 2n;
  }
  return spread(
    points,
    weights.map((weight) => Number(weight / scale)),
  );
};
