/** The terms that a promotion may have. */
import { describe, expect, test } from 'vitest';
import { type PromotionDraft, PromotionInput } from '#contract/promotions/promotions';
import { needsKnownShopper } from '#rules/promotions/terms';
import { NOON, amountOff } from './fixture.ts';

describe('validation of promotion terms', () => {
  const draft = (terms: object): unknown => ({
    name: 'Autumn',
    labels: { en: 'Autumn' },
    terms: { lane: 'order', startsAt: NOON, rewards: [amountOff(100)], ...terms },
  });
  const issues = (terms: object) => {
    const parsed = PromotionInput.safeParse(draft(terms) as PromotionDraft);
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
  };
  const part = (include: unknown[]) => ({ scope: { include }, quantity: 1 });
  const step = (from: number, amount: number) => ({ from, off: { kind: 'amount', amount } });
  const reduction = (...given: unknown[]) => ({
    rewards: [{ kind: 'fullReduction', steps: given }],
  });
  test.each<[string, object, string, string]>([
    [
      'overlapping steps',
      reduction(step(300, 40), step(300, 80)),
      'terms.rewards.0.steps.1.from',
      'promotions.errors.stepsOverlap',
    ],
    [
      'descending steps',
      reduction(step(500, 80), step(300, 40)),
      'terms.rewards.0.steps.1.from',
      'promotions.errors.stepsDescend',
    ],
    [
      'a higher step that gives less',
      reduction(step(300, 80), step(500, 40)),
      'terms.rewards.0.steps.1.off.amount',
      'promotions.errors.stepsGiveLess',
    ],
    [
      'a reduction as large as the threshold',
      reduction(step(300, 300)),
      'terms.rewards.0.steps.0.off.amount',
      'promotions.errors.stepTooGenerous',
    ],
    [
      'an end before the start',
      { endsAt: NOON },
      'terms.endsAt',
      'promotions.errors.endsBeforeStart',
    ],
    [
      'free delivery in the order stage',
      { rewards: [{ kind: 'shipping', off: { kind: 'free' } }] },
      'terms.rewards.0.kind',
      'promotions.errors.wrongLane',
    ],
    [
      'a part of a bundle without goods',
      {
        lane: 'product',
        rewards: [
          { kind: 'bundle', price: 1, parts: [part([{ kind: 'tag', name: 'tea' }]), part([])] },
        ],
      },
      'terms.rewards.0.parts.1.scope.include',
      'promotions.errors.noGoods',
    ],
    [
      'goods to get that name nothing',
      {
        lane: 'product',
        rewards: [{ kind: 'buyGet', buy: { quantity: 1 }, get: { quantity: 1, scope: {} } }],
      },
      'terms.rewards.0.get.scope.include',
      'promotions.errors.noGoods',
    ],
    [
      'own goods that name nothing',
      { lane: 'product', rewards: [{ kind: 'fixedPrice', price: 1, scope: {} }] },
      'terms.rewards.0.scope.include',
      'promotions.errors.noGoods',
    ],
    [
      'an empty condition',
      { conditions: [{ kind: 'amount' }] },
      'terms.conditions.0.min',
      'ra.validation.required',
    ],
  ])('terms with %s are refused at the right field', (_, terms, path, message) =>
    expect(issues(terms)).toContainEqual([path, message]),
  );
  test('a discount of more than 100 % is refused', () => {
    expect(issues({ rewards: [{ kind: 'percent', bps: 10_001 }] })[0]?.[0]).toBe(
      'terms.rewards.0.bps',
    );
  });
  test('goods that only exclude some, or only have a price range, are accepted', () => {
    const parts = [
      { scope: { exclude: [{ kind: 'tag', name: 'gift' }] }, quantity: 1 },
      { scope: { maxUnitPrice: 5000 }, quantity: 1 },
    ];
    expect(issues({ lane: 'product', rewards: [{ kind: 'bundle', price: 1, parts }] })).toEqual([]);
  });
  test('two ascending steps with hours of the week are accepted', () => {
    expect(
      issues({
        ...reduction(step(30_000, 4000), step(50_000, 8000)),
        hours: [{ weekdays: [5], from: 1200, to: 1440 }],
      }),
    ).toEqual([]);
  });
});

describe('whether terms need a shopper who is known', () => {
  const flash = (...perMember: (number | null)[]) => ({
    kind: 'flash' as const,
    items: perMember.map((limit, index) => ({
      variantId: index + 1,
      price: 100,
      stock: null,
      perMember: limit,
    })),
  });
  const limits = { uses: null, perMember: null, perDay: null, budget: null, givesBack: false };
  test.each([
    ['a draft without rewards', [], false],
    ['a flash sale without goods', [flash()], false],
    ['a flash sale and one without goods', [flash(1), flash()], false],
    ['a limit for each member on some goods', [flash(1, null)], false],
    ['a limit for each member on all goods', [flash(1, 2)], true],
  ])('%s needs a known shopper only where its limits ask for one', (_, rewards, expected) => {
    expect(needsKnownShopper({ limits, rewards })).toBe(expected);
  });
});
