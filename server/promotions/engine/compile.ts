/** Terms made ready for many baskets: what a scope asks of a line becomes a function. Pure. */
import type { Reward, Scope, Terms } from '#contract/promotions/promotions';
import type { BasketLine } from './types.ts';

export type Matches = (line: BasketLine) => boolean;

/** Names of brands and tags are the same however they are written. */
export const fold = (text: string) => text.trim().toLowerCase();

const anyOf = (refs: Scope['include']): Matches => {
  const ids = {
    category: new Set<number>(),
    product: new Set<number>(),
    variant: new Set<number>(),
  };
  const names = { brand: new Set<string>(), tag: new Set<string>() };
  for (const ref of refs) {
    if (ref.kind === 'brand' || ref.kind === 'tag') names[ref.kind].add(fold(ref.name));
    else ids[ref.kind].add(ref.id);
  }
  return (line) =>
    (ids.variant.size > 0 && ids.variant.has(line.variantId)) ||
    (ids.product.size > 0 && ids.product.has(line.productId)) ||
    (ids.category.size > 0 && line.categoryIds.some((id) => ids.category.has(id))) ||
    (names.brand.size > 0 && line.brand !== null && names.brand.has(fold(line.brand))) ||
    (names.tag.size > 0 && line.tags.some((tag) => names.tag.has(fold(tag))));
};

/** Is a line within the scope? */
export const matchesOf = (scope: Scope): Matches => {
  const included = scope.include.length > 0 ? anyOf(scope.include) : null;
  const excluded = scope.exclude.length > 0 ? anyOf(scope.exclude) : null;
  const { skipReduced, minUnitPrice, maxUnitPrice } = scope;
  return (line) =>
    (!included || included(line)) &&
    (!excluded || !excluded(line)) &&
    (!skipReduced || line.unitPrice >= line.originalPrice) &&
    (minUnitPrice === null || line.unitPrice >= minUnitPrice) &&
    (maxUnitPrice === null || line.unitPrice <= maxUnitPrice);
};

const everything: Matches = () => true;

/** A reward with its own scopes ready; `own` stands for the promotion's. */
export interface CompiledReward {
  reward: Reward;
  matches: Matches;
  /** What is to be bought, what is given (`buyGet`), or each part of a bundle. */
  buy: Matches;
  get: Matches;
  parts: Matches[];
}
export interface CompiledTerms {
  matches: Matches;
  /** One for each condition; the whole basket where it names no scope. */
  conditions: Matches[];
  rewards: CompiledReward[];
  /** Lines may choose among such promotions one by one, each with its share. */
  divisible: boolean;
}

/** Can each line take its share alone, whatever the other lines do? */
const isDivisible = (reward: Reward): boolean => {
  switch (reward.kind) {
    case 'percent':
    case 'amount':
    case 'fixedPrice':
      return reward.units?.per !== 'order';
    case 'fullReduction':
    case 'shipping':
      return true;
    case 'flash':
      // Stock of one variant may be asked for by several lines.
      return reward.items.every(({ stock, perMember }) => stock === null && perMember === null);
    case 'buyGet':
    case 'bundle':
    case 'gift':
      return false;
  }
};

const scopeOf = (reward: Reward) => ('scope' in reward ? reward.scope : null);

export const compileTerms = (terms: Terms): CompiledTerms => {
  const matches = matchesOf(terms.scope);
  return {
    matches,
    conditions: terms.conditions.map((condition) =>
      condition.kind !== 'shippingMethod' && condition.scope
        ? matchesOf(condition.scope)
        : everything,
    ),
    rewards: terms.rewards.map((reward) => ({
      reward,
      matches: scopeOf(reward) ? matchesOf(scopeOf(reward) as Scope) : matches,
      buy: reward.kind === 'buyGet' && reward.buy.scope ? matchesOf(reward.buy.scope) : matches,
      get: reward.kind === 'buyGet' && reward.get.scope ? matchesOf(reward.get.scope) : matches,
      parts: reward.kind === 'bundle' ? reward.parts.map(({ scope }) => matchesOf(scope)) : [],
    })),
    divisible: terms.rewards.every(isDivisible),
  };
};
