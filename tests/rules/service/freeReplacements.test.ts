/** What goods that are sent again at no charge are worth, by what was paid for them. */
import { expect, test } from 'vitest';
import {
  freelyReplaced,
  freelyReplacedText,
  type SoldLine,
  takenBefore,
  worthOfUnits,
} from '#rules/service/freeReplacements';

const line = (quantity: number, paid: number, more: Partial<SoldLine> = {}): SoldLine => ({
  sku: 'CUP',
  quantity,
  unitPrice: 1000,
  paid,
  ...more,
});
const cups = (quantity: number) => [{ sku: 'CUP', quantity }];

test('units are worth what was paid for them, rounded up, and what was free its price', () => {
  expect(worthOfUnits([line(3, 1000)], cups(1))).toBe(334);
  expect(worthOfUnits([line(3, 1000)], cups(3))).toBe(1000);
  expect(worthOfUnits([line(2, 0)], cups(1))).toBe(1000);
  expect(worthOfUnits([line(2, 2000)], [{ sku: 'MUG', quantity: 1 }])).toBe(0);
});
test('of several lines of the same goods the dearest counts first', () => {
  const lines = [line(1, 100), line(1, 900), line(1, 500, { sku: 'MUG' })];
  expect(worthOfUnits(lines, cups(1))).toBe(900);
  expect(worthOfUnits(lines, cups(2))).toBe(1000);
});
test('what is asked for in two parts is worth no less than at once', () => {
  const lines = [line(1, 100), line(2, 1001)];
  expect(worthOfUnits(lines, [...cups(1), ...cups(1)])).toBe(worthOfUnits(lines, cups(2)));
});
test('more than is left of the goods is told with what is left', () => {
  const left = [
    { sku: 'CUP', free: 1 },
    { sku: 'CUP', free: 1 },
    { sku: null, free: 5 },
  ];
  expect(takenBefore(cups(2), left)).toBeNull();
  expect(takenBefore([...cups(2), ...cups(1)], left)).toEqual({ sku: 'CUP', quantity: 2 });
});
test('what was replaced is told by line: by instructions for the first lines of the goods, by exchanges unless they were paid for', () => {
  const lines = [
    { id: 'a', sku: 'CUP', ordered: 1 },
    { id: 'b', sku: 'CUP', ordered: 3 },
    { id: 'c', sku: null, ordered: 1 },
  ];
  const exchange = { caseId: 7, number: 'K-7', lineId: 'b', units: 1, paid: 0 };
  const found = freelyReplaced(lines, cups(2), [exchange, { ...exchange, caseId: 8, paid: 1 }]);
  const byHand = { units: 1, caseId: null, caseNumber: null };
  const byCase = { units: 1, caseId: 7, caseNumber: 'K-7' };
  expect([...found]).toEqual([
    ['a', [byHand]],
    ['b', [byHand, byCase]],
  ]);
  expect(freelyReplacedText([])).toBeNull();
  expect(freelyReplacedText([byHand])).toContain('byHand');
  expect(freelyReplacedText([byCase])).toContain('"numbers":"K-7"');
  expect(freelyReplacedText([byHand, byCase])).toContain('byBoth');
});
