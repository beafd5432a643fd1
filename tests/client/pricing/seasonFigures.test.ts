/** What the figure of a season says while it is typed. */
import { expect, test } from 'vitest';
import { readFigure, wrongFigure } from '../../../client/pricing/seasonalPlans/formula.ts';

const CURRENCY = { currency: 'CNY', decimals: 2 };

test('a reduction can be typed in 折', () => {
  expect(readFigure('percentDown', '9折', CURRENCY)).toBe(1000);
  expect(readFigure('percentDown', '10', CURRENCY)).toBe(1000);
  expect(wrongFigure('percentDown', '9折', CURRENCY)).toBeUndefined();
});

test('what cannot be read is said at once, by what was typed', () => {
  expect(wrongFigure('percentUp', '9折', CURRENCY)).toBe('seasonalPlans.figureWrong');
  expect(wrongFigure('percentDown', '', CURRENCY)).toBe('ui.wrong.percent');
  expect(wrongFigure('percentDown', '-10', CURRENCY)).toBe('ui.wrong.percent');
  expect(wrongFigure('set', '1,299.005', CURRENCY)).toEqual({
    message: 'ui.wrong.decimals',
    args: { smart_count: 2 },
  });
});
