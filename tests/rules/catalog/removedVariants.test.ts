/** Which removed variant comes back, and what comes back with it. */
import { describe, expect, test } from 'vitest';
import { matchRemoved } from '#server/catalog/products/matchVariants';
import {
  basePriceAt,
  isUnchanged,
  pricesToRestore,
  withoutReverted,
} from '#server/pricing/removedVariants/rules';

const keys = (sku: string | null, optionKey: string, productId = 1) => ({
  productId,
  sku,
  optionKey,
});

test('an added variant is the removed one of the same product and SKU, first with the same options', () => {
  const red = { ...keys('A', 'red'), variantId: 1 };
  const blue = { ...keys('A', 'blue'), variantId: 2 };
  const match = (...added: ReturnType<typeof keys>[]) =>
    matchRemoved([red, blue], added).map((one) => one?.variantId);
  expect(match(keys('A', 'blue'))).toEqual([2]);
  expect(match(keys('A', 'green'), keys('A', 'red'))).toEqual([2, 1]);
  expect(match(keys('A', 'red'), keys('A', 'red'))).toEqual([1, 2]);
  expect(match(keys('B', 'red'), keys('A', 'red', 2), keys(null, 'red'))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('without an SKU the options decide', () => {
  const removed = [{ ...keys(null, 'red'), variantId: 3 }];
  expect(matchRemoved(removed, [keys(null, 'blue'), keys(null, 'red')])).toEqual([
    undefined,
    removed[0],
  ]);
});

test('prices of a list that is gone do not come back, and those of an archived list end with it', () => {
  const price = (listId: number, startsAt: number, endsAt: number) => ({
    listId,
    variantId: 1,
    minQuantity: 1,
    amount: 100,
    startsAt,
    endsAt,
    batchId: null,
  });
  const lists = new Map([
    [1, null],
    [2, 50],
  ]);
  expect(
    pricesToRestore([price(1, 0, 90), price(2, 0, 90), price(2, 50, 90), price(3, 0, 90)], lists),
  ).toEqual([price(1, 0, 90), price(2, 0, 50)]);
});

test('a row of a batch comes back only while the batch is as it was', () => {
  const row = { item: { batchId: 4 }, batchVersion: 2 } as Parameters<typeof isUnchanged>[0];
  expect(
    [[[4, 2]], [[4, 3]], []].map((versions) =>
      isUnchanged(row, new Map(versions as [number, number][])),
    ),
  ).toEqual([true, false, false]);
});

describe('the prices of a batch that was reverted while the variant was removed', () => {
  const price = (amount: number, startsAt: number, endsAt: number, batchId: number | null) => ({
    listId: 1,
    variantId: 1,
    minQuantity: 1,
    amount,
    startsAt,
    endsAt,
    batchId,
  });
  type Item = Parameters<typeof withoutReverted>[0]['batchItems'][number]['item'];
  const item = (replaced: Partial<Item>) => ({
    item: { batchId: 4, oldAmount: null, oldEndsAt: null, replaced: null, ...replaced } as Item,
    batchVersion: 1,
  });
  const revert = { batchId: 4, revertId: 5, startsAt: 50, endsAt: 90 };
  const written = [price(100, 0, 20, null), price(70, 20, 90, 4), price(100, 90, 99, null)];
  const ended = price(70, 20, 50, 4);

  test('end with the revert where the list had no price before', () => {
    expect(withoutReverted({ prices: written, batchItems: [item({})] }, [revert])).toEqual([
      written[0],
      ended,
      written[2],
    ]);
  });
  test('give way to those that they had replaced', () => {
    const one = item({ oldAmount: 100, oldEndsAt: 95 });
    expect(withoutReverted({ prices: written, batchItems: [one] }, [revert])).toEqual([
      written[0],
      ended,
      price(100, 50, 90, 5),
      written[2],
    ]);
    const several = [
      { startsAt: 20, endsAt: 60, amount: 100 },
      { startsAt: 60, endsAt: 80, amount: 110 },
    ];
    expect(
      withoutReverted({ prices: written, batchItems: [item({ replaced: several })] }, [revert]),
    ).toEqual([written[0], ended, price(100, 50, 60, 5), price(110, 60, 80, 5), written[2]]);
  });
  test('end where nothing is known of what they replaced, also beside rows of other batches', () => {
    const other = item({ batchId: 3, oldAmount: 40, oldEndsAt: 95 });
    expect(withoutReverted({ prices: written, batchItems: [other] }, [revert])).toEqual([
      written[0],
      ended,
      written[2],
    ]);
  });
  test('come back no longer than the batch had replaced them', () => {
    const one = item({ oldAmount: 100, oldEndsAt: 95 });
    expect(
      withoutReverted({ prices: [price(70, 20, 60, 4)], batchItems: [one] }, [revert]),
    ).toEqual([ended, price(100, 50, 60, 5)]);
  });
  test('go on after the window of the revert', () => {
    expect(
      withoutReverted({ prices: [price(70, 20, 95, 4)], batchItems: [item({})] }, [revert]),
    ).toEqual([ended, price(70, 90, 95, 4)]);
  });
  test('stay where another batch was reverted, or their own was before they began', () => {
    const prices = [price(70, 20, 90, 3), price(70, 95, 99, 4)];
    expect(withoutReverted({ prices, batchItems: [] }, [revert])).toEqual(prices);
  });
});

test('the base price is that of one piece in the base list, from its start until just before its end', () => {
  const row = (listId: number, minQuantity: number, amount: number) => ({
    listId,
    variantId: 1,
    minQuantity,
    amount,
    startsAt: 10,
    endsAt: 20,
    batchId: null,
  });
  const rows = [row(2, 1, 50), row(1, 5, 60), row(1, 1, 70)];
  expect([9, 10, 19, 20].map((at) => basePriceAt(rows, at))).toEqual([
    undefined,
    70,
    70,
    undefined,
  ]);
  expect(basePriceAt(rows.slice(0, 2), 15)).toBeUndefined();
});
