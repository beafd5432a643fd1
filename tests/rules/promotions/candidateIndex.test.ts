/** The index may leave out only promotions that have nothing in scope. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PromotionDraft, Terms } from '#contract/promotions/promotions';
import { evaluate } from '#server/promotions/engine/evaluate';
import { CandidateIndex } from '#server/promotions/engine/candidateIndex';
import type { Basket, BasketLine } from '#server/promotions/engine/types';
import { candidateOf, NOBODY, RULES } from './fixture.ts';

type Draft = PromotionDraft['terms'];
type Ref = NonNullable<NonNullable<Draft['scope']>['include']>[number];

const small = fc.integer({ min: 1, max: 6 });
const refs: fc.Arbitrary<Ref[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('category' as const, 'product' as const, 'variant' as const),
      id: small,
    }),
    fc.record({
      kind: fc.constantFrom('brand' as const, 'tag' as const),
      name: fc.constantFrom('Oak', ' oak', 'Ash'),
    }),
  ),
  { maxLength: 3 },
);
const scope = refs.map((include) => ({ include }));
const own = fc.option(scope);
const reward: fc.Arbitrary<Draft['rewards'][number]> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), bps: fc.constant(1000), scope: own }),
  fc.record({ kind: fc.constant('amount' as const), amount: fc.constant(150), scope: own }),
  fc.record({ kind: fc.constant('gift' as const), variantId: fc.constant(9) }),
  fc.record({
    kind: fc.constant('buyGet' as const),
    buy: fc.record({ quantity: fc.constant(1), scope: own }),
    get: fc.record({ quantity: fc.constant(1), scope: own }),
  }),
  fc.record({
    kind: fc.constant('bundle' as const),
    price: fc.constant(100),
    parts: scope.map((s) => [{ scope: s, quantity: 1 }]),
  }),
  small.map((variantId) => ({
    kind: 'flash' as const,
    items: [{ variantId, price: 10, stock: 1 }],
  })),
);
const terms = fc
  .record({
    scope,
    rewards: fc.array(reward, { minLength: 1, maxLength: 2 }),
    conditions: fc.option(fc.constant([{ kind: 'amount' as const, min: 5000 }]), { nil: [] }),
  })
  .map((draft) => Terms.parse({ lane: 'product', startsAt: 0, ...draft }));
const line: fc.Arbitrary<Omit<BasketLine, 'id'>> = fc.record({
  variantId: small,
  productId: small,
  categoryIds: fc.array(small, { maxLength: 2 }),
  brand: fc.constantFrom('OAK', 'ash ', null),
  tags: fc.constantFrom([], ['Ash']),
  quantity: small,
  unitPrice: fc.constant(1000),
  originalPrice: fc.constant(1000),
  floor: fc.constant(null),
});

const shopper = { ...NOBODY, key: 'member:1', orderNumber: 1 };

test('promotions that the index leaves out have nothing in scope and do not affect the others', () => {
  fc.assert(
    fc.property(
      fc.array(terms, { maxLength: 6 }),
      fc.array(line, { minLength: 1, maxLength: 4 }),
      (all, goods) => {
        const candidates = all.map((own, index) => candidateOf(index + 1, own));
        const lines = goods.map((one, index) => ({ id: String(index), ...one }));
        const basket: Basket = { lines, shipping: [], shopper, at: 1 };
        const near = new Set(new CandidateIndex(candidates).find(lines).map(({ id }) => id));
        const whole = evaluate(basket, candidates, RULES, () => 0);
        const some = evaluate(
          basket,
          candidates.filter(({ id }) => near.has(id)),
          RULES,
          () => 0,
        );
        const isNear = ({ promotionId }: { promotionId: number }) => near.has(promotionId);
        expect(whole.verdicts.filter(isNear)).toEqual(some.verdicts);
        expect(
          new Set(whole.verdicts.filter((one) => !isNear(one)).map(({ verdict }) => verdict)),
        ).toEqual(new Set(near.size < all.length ? ['nothingInScope'] : []));
      },
    ),
    { numRuns: 500 },
  );
});
