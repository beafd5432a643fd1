/** What a form says of a figure that it cannot take. */
import { expect, test } from 'vitest';
import { readOff } from '#shared/folds';
import { readAmount, readCount, readRate } from '#shared/numbers';
import { wrongOf } from '../../../client/ui/form/wrongOf.ts';

test.each([
  ['40.005', { message: 'ui.wrong.decimals', args: { smart_count: 2 } }],
  ['40,5', { message: 'ui.wrong.ambiguous', args: { form: '40.5' } }],
  ['many', ''],
  ['40.05', ''],
])('what is said of the rate %s', (typed, said) => {
  expect(wrongOf(readRate(typed), '')).toEqual(said);
});

test.each(['0.8', '20', '85'])('both readings of %s are named in a field of folds', (typed) => {
  expect(wrongOf(readOff(typed, { inFolds: true }), '')).toMatchObject({
    message: 'ui.wrong.twoReadings',
  });
});

test.each([
  ['1,299.005', 2],
  ['12.5', 0],
  ['1.2345', 3],
])(
  'what is said of %s where money has %i decimals is how many, not that it is no number',
  (typed, decimals) => {
    const reading = readAmount(typed, { currency: 'XXX', decimals });
    expect(wrongOf(reading, 'ra.validation.number')).toEqual({
      message: 'ui.wrong.decimals',
      args: { smart_count: decimals },
    });
  },
);

test('a field with words of its own keeps them for too many decimals', () => {
  expect(wrongOf(readCount('1.5'), 'errors.whole')).toBe('errors.whole');
});
