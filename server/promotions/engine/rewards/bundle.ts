/** Several parts for one price, as often as the basket contains all of them. Pure. */
import { type Change, type Effect, freeWorth, type NoEffect } from '../effect.ts';
import { type LineMatch, matchScope } from '../scopeMatch.ts';
import { byWorth, freeGoods, type Good, unitsIn } from './goods.ts';
import type { RewardOf, RewardRules } from './reward.ts';

type Bundle = RewardOf<'bundle'>;

interface Part {
  quantity: number;
  /** The most expensive first. */
  goods: readonly Good[];
  units: number;
}

/** The units of each line in `times` bundles, or null when there are not enough. */
const fill = (parts: readonly Part[], times: number): Map<Change, number> | null => {
  const taken = new Map<Change, number>();
  for (const { quantity, goods } of parts) {
    let wanted = quantity * times;
    for (const { change, free } of goods) {
      const already = taken.get(change) ?? 0;
      const units = Math.min(wanted, free - already);
      if (units <= 0) continue;
      taken.set(change, already + units);
      wanted -= units;
    }
    if (wanted > 0) return null;
  }
  return taken;
};

/** The largest number of bundles in the basket, with their units. */
const fillMost = (parts: readonly Part[], most: number | null) => {
  // The part with the fewest matching units is filled first, because the other parts have alternatives.
  const scarcestFirst = parts.toSorted((a, b) => a.units - b.units);
  let low = 0;
  let high = Math.min(
    most ?? Infinity,
    ...parts.map(({ units, quantity }) => Math.floor(units / quantity)),
  );
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fill(scarcestFirst, middle)) low = middle;
    else high = middle - 1;
  }
  const taken = low > 0 ? fill(scarcestFirst, low) : null;
  return taken && { times: low, taken };
};

const give = (effect: Effect, reward: Bundle, matches: readonly LineMatch[]): NoEffect | null => {
  const parts = reward.parts.map(({ quantity }, index): Part => {
    const goods = byWorth(freeGoods(effect, matches[index] as LineMatch), 'dearest');
    return { quantity, goods, units: unitsIn(goods) };
  });
  if (parts.every(({ goods }) => goods.length === 0)) return { verdict: 'nothingInScope' };
  const filled = fillMost(parts, reward.times);
  if (!filled) return { verdict: 'tooFewUnits' };
  const { times, taken } = filled;
  const shares = effect.changes.map((change) => ({
    change,
    weight: freeWorth(change, taken.get(change) ?? 0),
  }));
  const worth = shares.reduce((sum, { weight }) => sum + weight, 0);
  if (worth <= reward.price * times) return null;
  const discounts = effect.spread(worth - reward.price * times, shares);
  shares.forEach(({ change, weight }, index) => {
    const units = taken.get(change);
    if (units) effect.useUnits(change, units, weight - (discounts[index] as number));
  });
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
