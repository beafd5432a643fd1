import { describe, expect, test } from 'vitest';
import { maskCosts } from '#shared/costFields';

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
});
