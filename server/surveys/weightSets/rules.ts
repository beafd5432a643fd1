/** Which weights hold when, and what is refused in them. Pure. */
import type { Weights } from '#contract/surveys/weightSets';
import type { FieldErrors } from '#shared/fields';
import { lastBegun } from '#shared/lastBegun';

export const WHOLE = 10_000;

export const sumOf = (weights: Weights): number =>
  Object.values(weights).reduce((sum, weight) => sum + weight, 0);

/** Every dimension in use has a weight, nothing else has one, and together they are the whole. */
export const weightsErrors = (weights: Weights, keys: readonly string[]): FieldErrors | null => {
  const errors = Object.fromEntries([
    ...keys.filter((key) => !(key in weights)).map((key) => [key, 'ra.validation.required']),
    ...Object.keys(weights)
      .filter((key) => !keys.includes(key))
      .map((key) => [key, 'weightSets.errors.otherDimension']),
  ]) as Record<string, string>;
  if (Object.keys(errors).length > 0) return { weights: errors };
  return sumOf(weights) === WHOLE ? null : { weights: 'weightSets.errors.notWhole' };
};

/** The one in force at an instant: the last that holds from then or from earlier on. */
export const weightsAt = <T extends { effectiveAt: number }>(
  sets: readonly T[],
  at: number,
): T | undefined => lastBegun(sets, ({ effectiveAt }) => effectiveAt, at);
