/** Whether a return is about the same goods as before. */
import { expect, test } from 'vitest';
import { asksForOthers, isSameGoods, type SentGoods } from '#server/orders/returns/sentGoods';

const of = (sku: string | null, lineId: string | null = null, quantity = 1): SentGoods => ({
  sku,
  lineId,
  quantity,
  amount: 1_000,
});

test('The order of the lines of a return does not make its goods others', () => {
  expect(isSameGoods([of('A'), of('B')], [of('B'), of('A')])).toBe(true);
  expect(isSameGoods([of('A'), of('A')], [of('A')])).toBe(false);
});

test('Another SKU, line or number of units makes goods others', () => {
  expect(isSameGoods([of('A', 'x')], [of('B', 'x')])).toBe(false);
  expect(isSameGoods([of('A', 'x')], [of('A', 'y')])).toBe(false);
  expect(isSameGoods([of('A', 'x')], [of('A', 'x', 2)])).toBe(false);
});

test('Goods that name their line for the first time are the same', () => {
  expect(isSameGoods([of('A')], [of('A', 'x')])).toBe(true);
  expect(isSameGoods([of('A', 'x')], [of('A')])).toBe(false);
});

test('A return asks for others only where it names an SKU or a line of which nothing was said', () => {
  expect(asksForOthers([of('A'), of('B')], [of('A')])).toBe(false);
  expect(asksForOthers([of('A')], [of('A', 'x', 3)])).toBe(false);
  expect(asksForOthers([of('A', 'x')], [of('A', 'y')])).toBe(true);
  expect(asksForOthers([of('A')], [of('B')])).toBe(true);
});
