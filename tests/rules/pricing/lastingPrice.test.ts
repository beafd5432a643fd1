/** Which price a batch starts from where the one at its start is temporary. */
import { describe, expect, test } from 'vitest';
import { FOREVER } from '#contract/pricing/prices';
import {
  lastingPrice,
  replacesBase,
  type TimedPrice,
} from '#server/pricing/priceBatches/lastingPrice';

/** Prices that follow each other from these days on. */
const prices = (...parts: [from: number, amount: number, timed?: boolean][]): TimedPrice[] =>
  parts.map(([startsAt, amount, timed = false], index) => ({
    startsAt,
    endsAt: parts[index + 1]?.[0] ?? FOREVER,
    amount,
    timed,
  }));
const from = (startsAt: number, endsAt: number, replaces = false) => ({
  startsAt,
  endsAt,
  now: 5,
  replaces,
});

const TWO_DAYS = prices([0, 139], [11, 125, true], [13, 139]);

describe('the price that a batch starts from', () => {
  test('is the lasting one where that of its first day ends before it does', () => {
    expect(lastingPrice(TWO_DAYS, from(12, 31))).toBe(139);
    expect(lastingPrice(TWO_DAYS, from(12, FOREVER))).toBe(139);
    // Also where a person wrote it, not a batch, and where it is in force today.
    expect(lastingPrice(prices([0, 139], [11, 125], [13, 139]), from(12, 31))).toBe(139);
    expect(lastingPrice(prices([0, 139], [4, 125], [13, 139]), from(5, 31))).toBe(139);
  });
  test('is the one that holds where it holds as long as the batch', () => {
    expect(lastingPrice(TWO_DAYS, from(11, 13))).toBeNull();
    expect(lastingPrice(TWO_DAYS, from(13, 31))).toBeNull();
    expect(lastingPrice(prices([0, 139], [4, 99, true], [40, 139]), from(12, 31))).toBeNull();
  });
  test('is the one without what the batch replaces, if that is planned', () => {
    const planned = prices([0, 139], [11, 99, true], [40, 139]);
    expect(lastingPrice(planned, from(12, 31))).toBeNull();
    expect(lastingPrice(planned, from(12, 31, true))).toBe(139);
    // In force already, it is not replaced but reduced further.
    const begun = prices([0, 139], [4, 99, true], [40, 139]);
    expect(lastingPrice(begun, from(12, 31, true))).toBeNull();
  });
  test('passes over several temporary ones, one within another and one after another', () => {
    const nested = prices([0, 139], [8, 120, true], [11, 99, true], [13, 120, true], [20, 139]);
    expect(lastingPrice(nested, from(12, 31))).toBe(139);
    expect(lastingPrice(nested, from(12, 18))).toBe(120);
    const inRow = prices([0, 139], [8, 120, true], [11, 99, true], [13, 139]);
    expect(lastingPrice(inRow, from(12, 31))).toBe(139);
  });
  test('is that of before where another lasting price follows a temporary one', () => {
    const raised = prices([0, 139], [11, 125, true], [13, 150]);
    expect(lastingPrice(raised, from(12, 31))).toBe(139);
  });
  test('is the one that holds where that ends because a lasting one is planned', () => {
    const raised = prices([0, 90], [2, 100], [20, 120]);
    expect(lastingPrice(raised, from(12, 31))).toBeNull();
    expect(lastingPrice(raised, from(22, 31, true))).toBeNull();
    // Years ago the price was what is planned now.
    expect(lastingPrice(prices([0, 100], [1, 139], [3, 125], [20, 100]), from(12, 31))).toBeNull();
  });
  test('is unknown where the list has none at its start, or nothing held before the temporary one', () => {
    expect(lastingPrice([], from(12, 31))).toBeNull();
    expect(lastingPrice(prices([20, 100]), from(12, 31))).toBeNull();
    expect(lastingPrice(prices([10, 99, true], [13, 139]), from(12, 31))).toBeNull();
  });
});

test('only batches of base prices replace planned base prices', () => {
  const batch = {
    listId: 1,
    minQuantity: 1,
    request: { belowFloor: 'refuse', conflicts: 'replace' },
  };
  expect(replacesBase(batch as never)).toBe(true);
  expect(replacesBase({ ...batch, minQuantity: 10 } as never)).toBe(false);
  expect(replacesBase({ ...batch, listId: 2 } as never)).toBe(false);
  expect(
    replacesBase({ ...batch, request: { belowFloor: 'refuse', conflicts: 'leaveOut' } } as never),
  ).toBe(false);
});
