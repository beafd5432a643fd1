/** Divides ids into groups that are loaded one after the other, so that never all of their rows are in memory. Pure. */

/** Orders or returns that are loaded at once. */
const STEP = 500;

export const inSteps = (ids: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(ids.length / STEP) }, (_, index) =>
    ids.slice(index * STEP, (index + 1) * STEP),
  );
