/** The weights of a score card, and the score of marks by it. Pure. */
import { type Criterion, TOP_MARK } from '#contract/service/qualityCards';
import type { FieldErrors } from '#shared/fields';

const WHOLE = 10_000;

/** What is wrong with criteria; null where nothing is. */
export const criteriaErrors = (criteria: readonly Criterion[]): FieldErrors | null => {
  const repeated = criteria.findIndex(({ key }, index) =>
    criteria.slice(0, index).some((one) => one.key === key),
  );
  if (repeated !== -1)
    return { criteria: { [String(repeated)]: { key: 'qualityCards.errors.sameKey' } } };
  const sum = criteria.reduce((total, { weight }) => total + weight, 0);
  return sum === WHOLE ? null : { criteria: 'qualityCards.errors.notWhole' };
};

type Marks = Readonly<Record<string, number>>;

/** Each criterion has one mark, and nothing else has any. */
export const marksErrors = (criteria: readonly Criterion[], marks: Marks): FieldErrors | null => {
  const keys = criteria.map(({ key }) => key);
  const errors = Object.fromEntries([
    ...keys.filter((key) => !(key in marks)).map((key) => [key, 'ra.validation.required']),
    ...Object.keys(marks)
      .filter((key) => !keys.includes(key))
      .map((key) => [key, 'qualityReviews.errors.otherCriterion']),
  ]) as Record<string, string>;
  return Object.keys(errors).length === 0 ? null : { marks: errors };
};

/** In basis points, half up. */
export const scoreOf = (criteria: readonly Criterion[], marks: Marks): number =>
  Math.round(
    criteria.reduce((sum, { key, weight }) => sum + weight * (marks[key] ?? 0), 0) / TOP_MARK,
  );
