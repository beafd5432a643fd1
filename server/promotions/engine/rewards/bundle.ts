/** Several parts together for one price, as often as a set costs more than that. Pure. */
import { type Change, type Effect, freeWorth, type NoEffect } from '../effect.ts';
import { type LineMatch, matchScope } from '../../../catalog/scopes/rules.ts';
import { byWorth, freeGoods, type Good } from './goods.ts';
import type { RewardOf, RewardRules } from './reward.ts';
import { Slots } from './slots.ts';

type Bundle = RewardOf<'bundle'>;

/** The units that a number of sets takes, by item, and what they are worth together. */
interface Filled {
  taken: Map<Change, number>;
  worth: number;
}

/** Goods of any part, the dearest first, and the parts that each may fill. */
interface Supply {
  goods: Good[];
  fits: number[][];
}

const supplyFor = (effect: Effect, matches: readonly LineMatch[]): Supply => {
  const inAnyPart = freeGoods(effect, (line) => matches.some((matchesPart) => matchesPart(line)));
  const goods = byWorth(inAnyPart, 'dearest');
  const fits = goods.map(({ change: { item } }) =>
    matches.flatMap((matchesPart, part) => (item.line && matchesPart(item.line) ? [part] : [])),
  );
  return { goods, fits };
};

/**
 * The units worth most that fill `times` sets, or null when they do not suffice. A set of units can be assigned to the
 * parts of a bundle or not whatever the others are (a transversal matroid), so taking the dearest units first, as far
 * as the parts can be rearranged for them, finds the units worth most.
 */
const fill = ({ parts }: Bundle, { goods, fits }: Supply, times: number): Filled | null => {
  const slots = new Slots(parts.map(({ quantity }) => quantity * times));
  const filled: Filled = { taken: new Map(), worth: 0 };
  goods.forEach(({ change, free }, index) => {
    const units = slots.assign(fits[index] as number[], free);
    if (units === 0) return;
    filled.taken.set(change, units);
    filled.worth += freeWorth(change, units);
  });
  return slots.isFull ? filled : null;
};

/**
 * The number of sets that takes most off, with its units; null when there is no set. One more set is worth no more
 * than the one before it, so the last one that is worth more than its price can be searched for.
 */
const fillBest = (reward: Bundle, supply: Supply) => {
  const units = supply.goods.reduce((sum, { free }) => sum + free, 0);
  const perSet = reward.parts.reduce((sum, { quantity }) => sum + quantity, 0);
  const isWorthIt = (times: number) => {
    const [filled, before] = [fill(reward, supply, times), fill(reward, supply, times - 1)];
    return filled !== null && before !== null && filled.worth - before.worth > reward.price;
  };
  let low = 0;
  let high = Math.min(reward.times ?? Infinity, Math.floor(units / perSet));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isWorthIt(middle)) low = middle;
    else high = middle - 1;
  }
  return { times: low, filled: fill(reward, supply, low) };
};

const give = (effect: Effect, reward: Bundle, matches: readonly LineMatch[]): NoEffect | null => {
  const supply = supplyFor(effect, matches);
  if (supply.goods.length === 0) return { verdict: 'nothingInScope' };
  if (!fill(reward, supply, 1)) return { verdict: 'tooFewUnits' };
  const { times, filled } = fillBest(reward, supply);
  if (times === 0 || !filled) return null;
  const shares = effect.changes.flatMap((change) => {
    const units = filled.taken.get(change);
    return units
      ? [{ change, count: units, units: change.used + units, weight: freeWorth(change, units) }]
      : [];
  });
  const discounts = effect.spread(filled.worth - reward.price * times, shares);
  shares.forEach(({ change, count, weight }, index) =>
    effect.useUnits(change, count, weight - (discounts[index] as number)),
  );
  return null;
};

export const bundle: RewardRules<Bundle> = {
  compile: (reward) => {
    const matches = reward.parts.map(({ scope }) => matchScope(scope));
    return {
      concerns: (line) => matches.some((matchesPart) => matchesPart(line)),
      give: (effect) => give(effect, reward, matches),
    };
  },
  isDivisible: () => false,
  requiredScope: () => null,
  targetScopes: ({ parts }) => parts.map(({ scope }) => scope),
};
