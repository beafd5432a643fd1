/** Several dimensions as one index, with weights that are shared out anew where answers are missing. Pure. */

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
