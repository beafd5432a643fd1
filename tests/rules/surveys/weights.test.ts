/** Which weights hold when, and what is refused in them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_DIMENSIONS } from '#server/surveys/dimensions/defaults';
import { sumOf, weightsAt, weightsErrors } from '#rules/surveys/weightSets';

test('the first weights are those of the owner and make 100 %', () => {
  const weights = Object.fromEntries(FIRST_DIMENSIONS.map(([key, , , , weight]) => [key, weight]));
  expect(weights).toEqual({
    quality: 2000,
    price: 1000,
    logistics: 1500,
    environment: 1000,
    attitude: 2000,
    brand: 1000,
    word_of_mouth: 1000,
    social: 500,
  });
  expect(sumOf(weights)).toBe(10_000);
  expect(weightsErrors(weights, Object.keys(weights))).toBeNull();
});

test('weights that are missing, of something else, or not 100 % are refused where they are wrong', () => {
  const keys = ['quality', 'price'];
  expect(weightsErrors({ quality: 10_000 }, keys)).toEqual({
    weights: { price: 'ra.validation.required' },
  });
  expect(weightsErrors({ quality: 5000, price: 4000, parking: 1000 }, keys)).toEqual({
    weights: { parking: 'weightSets.errors.otherDimension' },
  });
  expect(weightsErrors({ quality: 5000, price: 4999 }, keys)).toEqual({
    weights: 'weightSets.errors.notWhole',
  });
  expect(weightsErrors({ quality: 10_000, price: 0 }, keys)).toBeNull();
});

test('weights hold from their instant on, until the next ones do', () => {
  const sets = [{ effectiveAt: 100 }, { effectiveAt: 0 }, { effectiveAt: 200 }];
  expect([-1, 0, 99, 100, 199, 200].map((at) => weightsAt(sets, at)?.effectiveAt)).toEqual([
    undefined,
    0,
    0,
    100,
    100,
    200,
  ]);
});

test('the weights in force do not depend on the order in which they are read', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 50 })), fc.nat({ max: 60 }), (instants, at) => {
      const sets = instants.map((effectiveAt) => ({ effectiveAt }));
      expect(weightsAt(sets, at)).toEqual(weightsAt(sets.toReversed(), at));
      expect(weightsAt(sets, at)?.effectiveAt ?? -1).toBe(
        Math.max(-1, ...instants.filter((instant) => instant <= at)),
      );
    }),
  );
});
