/** The size of the store for quotes: its products and its running promotions. */
import { type PromotionDraft, Terms } from '#contract/promotions/promotions';

export const PRODUCTS = 5000;
export const DEPARTMENTS = 10;
export const CATEGORIES = 50;
export const BRANDS = 40;
export const TAGS = 60;
export const PROMOTIONS = 1000;
/** The number of promotions in ten that need no code. */
const AUTOMATIC = 1;

/** The promotion whose codes are entered, and the code that all callers redeem. */
export const TENTH_OFF = 'bench-tenth';
export const OFF_BPS = 1000;
export const HOT_CODE = 'HOT-BENCH';

/** The entered code number `at`, distributed over the index like random codes. */
export const codeOf = (at: number) => `B${(at * 7919) % 1_000_003}`;
/** The same in SQL, for a column `n`; it is also the key by which entered codes are compared. */
export const CODE_SQL = `'B' || ((n * 7919) % 1000003)`;

export const LINES = 5;
export interface BasketRequest {
  lines: { variantId: number; quantity: number }[];
  codes: string[];
}
/** Basket number `at`, with five lines and its own code. */
export const basketOf = (at: number, codes: number): BasketRequest => ({
  lines: Array.from({ length: LINES }, (_, line) => ({
    variantId: 1 + ((at * 131 + line * 977) % PRODUCTS),
    quantity: 1 + ((at + line) % 3),
  })),
  codes: [codeOf(1 + ((at * 4973) % codes))],
});

type Draft = PromotionDraft['terms'];
const everything = {};
const scopeOf = (at: number): NonNullable<Draft['scope']> => {
  const kind = Math.floor(at / 10) % 10;
  if (kind < 4) return { include: [{ kind: 'category', id: DEPARTMENTS + 1 + (at % CATEGORIES) }] };
  if (kind < 7)
    return {
      include: [0, 1, 2].map((step) => ({
        kind: 'product',
        id: 1 + ((at * 37 + step) % PRODUCTS),
      })),
    };
  if (kind === 7) return { include: [{ kind: 'brand', name: `Brand ${at % BRANDS}` }] };
  if (kind === 8)
    return { include: [{ kind: 'tag', name: `tag ${at % TAGS}` }], skipReduced: true };
  return everything;
};
/** Above any basket of the bench, so that both servers compute one discount and other promotions are reported as missed. */
const OUT_OF_REACH = 90_000_000;
const rewardOf = (at: number): Draft['rewards'][number] => {
  if (at % 3 === 0) return { kind: 'percent', bps: 500 + (at % 20) * 100 };
  if (at % 3 === 1) return { kind: 'amount', amount: 500 + (at % 40) * 100 };
  return spendMore;
};
const spendMore: Draft['rewards'][number] = {
  kind: 'fullReduction',
  steps: [{ from: OUT_OF_REACH, off: { kind: 'amount', amount: 4000 } }],
};

/** Running promotion number `at`: most need a code, the others have a threshold, and a few are for some members only. */
export const termsOf = (at: number, startsAt: number): Terms => {
  const trigger = at % 10 < AUTOMATIC ? 'automatic' : 'code';
  // One in five has a condition on the whole basket, the others on the products in their scope.
  const wholeBasket = trigger === 'automatic' && at % 50 === 0;
  const limits = {
    uses: at % 4 === 0 ? 1_000_000 : null,
    budget: at % 6 === 0 ? 100_000_000 : null,
  };
  return Terms.parse({
    trigger,
    lane: at % 2 === 0 ? 'order' : 'product',
    priority: at % 7,
    scope: scopeOf(at),
    conditions: wholeBasket ? [{ kind: 'amount', min: OUT_OF_REACH + at }] : [],
    rewards: [trigger === 'automatic' && !wholeBasket ? spendMore : rewardOf(at)],
    audience: at % 70 === 0 ? { levels: ['gold'] } : {},
    startsAt,
    limits: { perMember: null, perDay: null, givesBack: true, ...limits },
  } satisfies Draft);
};
/** 10 % off everything with a code. */
export const tenthOff = (startsAt: number): Terms =>
  Terms.parse({
    trigger: 'code',
    lane: 'order',
    rewards: [{ kind: 'percent', bps: OFF_BPS }],
    startsAt,
  });
