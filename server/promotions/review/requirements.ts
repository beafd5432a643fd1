/** What a basket must hold besides the goods in question for terms to apply in full. Pure. */
import type { Scope, Terms } from '#contract/promotions/promotions';
import { EVERYTHING } from '#contract/catalog/scopes';
import { type LineMatch, matchScope } from '../../catalog/scopes/rules.ts';
import type { BasketLine } from '../engine/types.ts';

/**
 * Goods of a scope of which a basket must hold some. `isOwnUnits`: units that count for nothing else, as each part of a
 * bundle needs units of its own; otherwise the goods in question count too.
 */
export interface Requirement {
  scope: Scope;
  matches: LineMatch;
  units: number;
  /** Minor units; 0 where only a number of units is required. */
  amount: number;
  isOwnUnits: boolean;
}

/** Goods of a scope, or of any where it is null: one unit, unless more is needed. */
export const requirementOf = (
  scope: Scope | null,
  needed: Partial<Pick<Requirement, 'units' | 'amount' | 'isOwnUnits'>>,
): Requirement => {
  const among = scope ?? EVERYTHING;
  return {
    scope: among,
    matches: matchScope(among),
    units: 1,
    amount: 0,
    isOwnUnits: false,
    ...needed,
  };
};

const rewardRequirements = (reward: Terms['rewards'][number], own: Scope): Requirement[] => {
  if (reward.kind === 'bundle')
    return reward.parts.map(({ scope, quantity }) =>
      requirementOf(scope, { units: quantity, isOwnUnits: true }),
    );
  if (reward.kind === 'buyGet')
    return [
      requirementOf(reward.get.scope ?? own, { units: reward.get.quantity, isOwnUnits: true }),
      requirementOf(reward.buy.scope ?? own, { units: reward.buy.quantity, isOwnUnits: true }),
    ];
  if (reward.kind === 'gift') {
    const { every = null } = reward;
    if (every === null) return [];
    const { basis, from } = every;
    return [requirementOf(own, basis === 'amount' ? { amount: from } : { units: from })];
  }
  if (reward.kind !== 'fullReduction') return [];
  const deepest = reward.steps.at(-1)?.from ?? 0;
  return [requirementOf(own, reward.basis === 'amount' ? { amount: deepest } : { units: deepest })];
};

export const requirementsOf = ({ conditions, rewards, scope }: Terms): Requirement[] => [
  ...conditions.flatMap((condition) => {
    if (condition.kind === 'shippingMethod' || condition.min === null) return [];
    const { kind, min } = condition;
    return [requirementOf(condition.scope, kind === 'amount' ? { amount: min } : { units: min })];
  }),
  ...rewards.flatMap((reward) => rewardRequirements(reward, scope)),
];

/** The delivery methods that the conditions ask for, one of each condition. */
export const deliveriesFor = ({ conditions }: Terms): { method: string; amount: number }[] =>
  conditions.flatMap((condition) =>
    condition.kind === 'shippingMethod'
      ? condition.methods.slice(0, 1).map((method) => ({ method, amount: 0 }))
      : [],
  );

const MAX_UNITS = 100_000;

const unitsOf = ({ units, amount }: Requirement, unitPrice: number) =>
  Math.min(MAX_UNITS, Math.max(units, Math.ceil(amount / Math.max(1, unitPrice))));

/** Goods that can complete a basket, the dearest first. */
export type Companion = Omit<BasketLine, 'id' | 'quantity'>;

/** Which goods fill places that both the goods in question and others could fill. */
export type Filling = 'same' | 'others';

/**
 * The basket with the goods in question that completes the requirements, with the dearest other goods where these do
 * not fit or `filling` prefers others. The goods in question come first.
 */
export const completeBasket = (
  goods: Companion,
  requirements: readonly Requirement[],
  companionsOf: (requirement: Requirement) => readonly Companion[],
  filling: Filling,
): BasketLine[] => {
  const line = (one: Companion, quantity: number): BasketLine => ({
    ...one,
    id: String(one.variantId),
    quantity,
  });
  // Units that count for one requirement only, and those that count for every requirement.
  let own = 0;
  let shared = 1;
  const others = new Map<number, BasketLine>();
  for (const requirement of requirements) {
    const { isOwnUnits } = requirement;
    const other = companionsOf(requirement).find(({ variantId }) => variantId !== goods.variantId);
    const isTaken = isOwnUnits && own > 0 && filling === 'others';
    if (requirement.matches(line(goods, 1)) && !(isTaken && other)) {
      const units = unitsOf(requirement, goods.unitPrice);
      if (isOwnUnits) own += units;
      else shared = Math.max(shared, units);
    } else if (other) {
      const units = unitsOf(requirement, other.unitPrice);
      const known = others.get(other.variantId)?.quantity ?? 0;
      const quantity = isOwnUnits ? known + units : Math.max(known, units);
      others.set(other.variantId, line(other, quantity));
    }
  }
  return [line(goods, Math.max(own, shared)), ...others.values()];
};
