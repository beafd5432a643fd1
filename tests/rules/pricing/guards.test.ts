/** Margins, changes, the floor of a price, and where guards come from. */
import { describe, expect, test } from 'vitest';
import {
  changeBps,
  floorOf,
  guardsOfVariant,
  inheritedGuards,
  isBelowFloor,
  marginBps,
} from '#rules/pricing/guards';

const guards = (minPrice: number | null, minMarginBps: number | null) => ({
  minPrice,
  minMarginBps,
});

describe('a margin', () => {
  test.each([
    [null, 60, null],
    [100, null, null],
    [0, 60, null],
    [1, 0, 10_000],
    [100, 60, 4000],
    [100, 100, 0],
    // A third of a basis point below nothing, rounded down: a margin never looks better than it is.
    [30_000, 30_001, -1],
    [3, 2, 3333],
    [3, 1, 6666],
  ])('of the price %s over the cost %s is %s basis points', (price, cost, bps) => {
    expect(marginBps(price, cost)).toBe(bps);
  });
});

describe('a change of a price', () => {
  test.each([
    [null, 100, null],
    [100, null, null],
    [null, null, null],
    [0, 100, null],
    [1, 2, 10_000],
    [200, 150, -2500],
    [3, 4, 3333],
    [3, 5, 6667],
    [100, 100, 0],
  ])('from %s to %s is %s basis points of the old one', (before, after, bps) => {
    expect(changeBps(before, after)).toBe(bps);
  });
});

describe('the floor', () => {
  test.each([
    ['none without guards', 70, guards(null, null), null],
    ['the least price without a cost', null, guards(50, 3000), 50],
    ['nothing for a margin without a cost', null, guards(null, 3000), null],
    ['the least price without a least margin', 70, guards(50, null), 50],
    ['the price that reaches the margin', 70, guards(null, 3000), 100],
    ['that price rounded up', 71, guards(null, 3000), 102],
    ['the cost for a margin of zero', 70, guards(null, 0), 70],
    ['the higher one of both: the margin', 70, guards(99, 3000), 100],
    ['the higher one of both: the least price', 70, guards(101, 3000), 101],
    ['zero for a least price of zero', null, guards(0, null), 0],
  ])('the floor is %s', (_, cost, given, floor) => {
    expect(floorOf({ cost, ...given })).toBe(floor);
  });
  test('is reached by a price that equals it, and missed by one cent less', () => {
    expect([101, 100, 99].map((price) => isBelowFloor(price, 100))).toEqual([false, false, true]);
    expect([isBelowFloor(0, null), isBelowFloor(0, 0)]).toEqual([false, false]);
    // What somebody owes back is below nothing, but not below a floor that does not exist.
    expect([isBelowFloor(-1, null), isBelowFloor(-1, 0)]).toEqual([false, true]);
  });
});

describe('guards are inherited', () => {
  const store = guards(10, 1000);
  test('from the nearest category that has them, each by itself', () => {
    const path = [guards(20, 2000), guards(30, null), guards(null, null)];
    expect(inheritedGuards(store, path)).toEqual(guards(30, 2000));
  });
  test('from the store where no category of the path has them', () => {
    expect(inheritedGuards(store, [])).toEqual(store);
    expect(inheritedGuards(store, [undefined, {}, guards(null, null)])).toEqual(store);
    expect(inheritedGuards(guards(null, null), [undefined])).toEqual(guards(null, null));
  });
  test('as zero, which is a guard and not the lack of one', () => {
    expect(inheritedGuards(store, [guards(0, 0)])).toEqual(guards(0, 0));
  });
  test('without changing what they are inherited from', () => {
    const settings = { ...store };
    inheritedGuards(settings, [guards(1, 1)]);
    expect(settings).toEqual(store);
  });
  test('by a variant where it has none of its own; its cost is its own', () => {
    expect(guardsOfVariant({ cost: 5, ...guards(null, null) }, store)).toEqual({
      cost: 5,
      ...store,
    });
    expect(guardsOfVariant({ cost: null, ...guards(0, 0) }, store)).toEqual({
      cost: null,
      ...guards(0, 0),
    });
    expect(guardsOfVariant({ cost: 5, ...guards(7, null) }, store)).toEqual({
      cost: 5,
      ...guards(7, 1000),
    });
  });
});
