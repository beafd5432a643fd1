/** Several dimensions as one index, with weights that are shared out anew where answers are missing. Pure. */

/** Answers from 1 to 5 as points from 0 to 100. */
export const pointsOf = (answer: number): number => ((answer - 1) / 4) * 100;

export interface Weighted {
  /** Basis points of the whole. */
  weight: number;
  /** In any unit that is the same for all; null where it was skipped or not asked. */
  points: number | null;
}

/** Five of eight, and as great a part of any other number of dimensions. */
export const leastAnswered = (dimensions: number): number => Math.ceil((dimensions * 5) / 8);

/**
 * The index of one person, in the unit of the points; null where too few dimensions were answered. Dimensions are counted, not their
 * weight.
 */
export const compositeOf = (dimensions: readonly Weighted[]): number | null => {
  let [answered, weights, sum] = [0, 0, 0];
  for (const { weight, points } of dimensions) {
    if (points === null) continue;
    answered += 1;
    weights += weight;
    sum += weight * points;
  }
  if (answered < leastAnswered(dimensions.length) || weights === 0) return null;
  return sum / weights;
};

/** The part of all weight that answered dimensions have, in basis points. */
export const coverageOf = (dimensions: readonly Weighted[]): number =>
  dimensions.reduce((sum, { weight, points }) => sum + (points === null ? 0 : weight), 0);
