import { describe, expect, test } from 'vitest';
import { maskCosts, tellsCosts } from '#shared/costFields';

describe('the mask of costs and margins', () => {
  test('figures are null at any depth, and everything else stays as it is', () => {
    expect(
      maskCosts({
        id: 1,
        variants: [{ sku: 'A', cost: 600, basePrice: 1000, minMarginBps: 2000 }],
        after: { filter: { minMarginBps: 1 } },
        at: null,
      }),
    ).toEqual({
      id: 1,
      variants: [{ sku: 'A', cost: null, basePrice: 1000, minMarginBps: null }],
      after: { filter: { minMarginBps: null } },
      at: null,
    });
  });
  test('a target margin is masked, another formula is not', () => {
    expect(maskCosts({ formula: { kind: 'margin', bps: 3000 } })).toEqual({
      formula: { kind: 'margin', bps: null },
    });
    const percent = { formula: { kind: 'percent', bps: -1000 } };
    expect(maskCosts(percent)).toEqual(percent);
  });
  test('what was spent is masked only where gifts are in it, also where it divides revenue', () => {
    const answer = {
      rows: [
        { spent: 500, hasGiftCosts: true },
        { spent: 500, hasGiftCosts: false },
      ],
      effect: { giftCost: 77, effectCost: 82, roasBps: 12_345, discount: 5 },
      without: { giftCost: 0, effectCost: 5, roasBps: 12_345 },
    };
    expect(maskCosts(answer)).toEqual({
      rows: [
        { spent: null, hasGiftCosts: true },
        { spent: 500, hasGiftCosts: false },
      ],
      effect: { giftCost: null, effectCost: null, roasBps: null, discount: 5 },
      without: { giftCost: null, effectCost: 5, roasBps: 12_345 },
    });
  });
  test('a suggested price that stops at the floor is masked', () => {
    const suggestion = { currentAmount: 900, suggestedAmount: 777, changeBps: -1367 };
    expect(maskCosts({ ...suggestion, bound: 'maxDown' })).toMatchObject(suggestion);
    expect(maskCosts({ ...suggestion, bound: 'floor' })).toEqual({
      currentAmount: 900,
      suggestedAmount: null,
      changeBps: null,
      bound: 'floor',
    });
  });
});

test('figures that tell costs are known by name, also where they only may hold what gifts cost', () => {
  expect(['cost', 'marginBps', 'spent', 'roasBps', 'revenue', ''].map(tellsCosts)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
