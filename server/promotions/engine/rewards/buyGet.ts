/** Buy some units, get others at a lower price or free. Each unit counts once. Pure. */
import { type Effect, freeUnits, freeUnitWorth, freeWorth, type NoEffect } from '../effect.ts';
import { type LineMatch, matchScope } from '../../../catalog/scopes/rules.ts';
import { shareOf } from './percent.ts';
import { type Good, byWorth, unitsIn } from './goods.ts';
import type { RewardOf, RewardRules } from './reward.ts';

type BuyGet = RewardOf<'buyGet'>;

/** Goods that may be bought, given, or both. */
interface BuyGetGood extends Good {
  buys: boolean;
  gets: boolean;
  /** Number of units that are given. */
  given: number;
}

const goodsOf = (effect: Effect, buys: LineMatch, gets: LineMatch): BuyGetGood[] => {
  const goods: BuyGetGood[] = [];
  for (const change of effect.changes) {
    const { line } = change.item;
    const free = freeUnits(change);
    if (!line || !change.isOpen || free <= 0) continue;
    const role = { buys: buys(line), gets: gets(line) };
    if (role.buys || role.gets)
      goods.push({ change, free, unitWorth: freeUnitWorth(change), given: 0, ...role });
  }
  return goods;
};

/** Number of units by what they may be used for. */
interface Supply {
  buyOnly: number;
  getOnly: number;
  either: number;
}

/**
 * How often the reward applies: the number of times with the most given units. The last time may give fewer units than
 * allowed.
 */
const fit = ({ buy, get, times: most }: BuyGet, { buyOnly, getOnly, either }: Supply) => {
  const givable = (times: number) =>
    Math.min(times * get.quantity, getOnly + either - Math.max(0, times * buy.quantity - buyOnly));
  // The number of given units rises with the times until units run short, and then falls: this searches for the
  // maximum.
  const limit = Math.min(most ?? Infinity, Math.floor((buyOnly + either) / buy.quantity));
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (givable(middle) === middle * get.quantity) low = middle;
    else high = middle - 1;
  }
  const next = Math.min(low + 1, limit);
  const times = givable(next) > givable(low) ? next : low;
  return { times, given: times === 0 ? 0 : Math.max(0, givable(times)) };
};

/** Chooses the units that are given; `spare` is how many of the units that could also be bought may be given. */
const chooseGiven = (goods: readonly BuyGetGood[], count: number, spare: number) => {
  let wanted = count;
  let spareLeft = spare;
  for (const good of goods) {
    good.given = Math.max(
      0,
      Math.min(wanted, good.buys ? Math.min(good.free, spareLeft) : good.free),
    );
    wanted -= good.given;
    if (good.buys) spareLeft -= good.given;
  }
  return goods.filter(({ given }) => given > 0);
};

const giveUnits = (effect: Effect, given: readonly BuyGetGood[], bps: number) => {
  for (const { change, given: units } of given) {
    const worth = freeWorth(change, units);
    const off = effect.take(change, shareOf(worth, bps, effect.state.rules), change.used + units);
    effect.useUnits(change, units, worth - off);
  }
};

const buyUnits = (effect: Effect, goods: readonly BuyGetGood[], count: number) => {
  let wanted = count;
  for (const { change, free, given } of goods) {
    const units = Math.min(wanted, free - given);
    if (units > 0) effect.useUnits(change, units, freeWorth(change, units));
    wanted -= units;
  }
};

const give = (
  effect: Effect,
  reward: BuyGet,
  buys: LineMatch,
  gets: LineMatch,
): NoEffect | null => {
  const goods = goodsOf(effect, buys, gets);
  const gettable = goods.filter((good) => good.gets);
  if (gettable.length === 0 || !goods.some((good) => good.buys))
    return { verdict: 'nothingInScope' };
  const buyOnly = goods.filter((good) => good.buys && !good.gets);
  const either = goods.filter((good) => good.buys && good.gets);
  const supply: Supply = {
    buyOnly: unitsIn(buyOnly),
    getOnly: unitsIn(gettable.filter((good) => !good.buys)),
    either: unitsIn(either),
  };
  const { times, given } = fit(reward, supply);
  if (times === 0 || given === 0) {
    const missing = reward.buy.quantity - supply.buyOnly - supply.either;
    return { verdict: 'tooFewUnits', missing: Math.max(1, missing), missingKind: 'quantity' };
  }
  const bought = times * reward.buy.quantity;
  // Enough of the units that may be both must remain to be bought.
  const spare = supply.either - Math.max(0, bought - supply.buyOnly);
  giveUnits(effect, chooseGiven(byWorth(gettable, reward.which), given, spare), reward.get.bps);
  buyUnits(effect, [...byWorth(buyOnly, 'dearest'), ...byWorth(either, 'dearest')], bought);
  return null;
};

export const buyGet: RewardRules<BuyGet> = {
  compile: (reward, own) => {
    const buys = reward.buy.scope ? matchScope(reward.buy.scope) : own;
    const gets = reward.get.scope ? matchScope(reward.get.scope) : own;
    return { concerns: gets, give: (effect) => give(effect, reward, buys, gets) };
  },
  isDivisible: () => false,
  requiredScope: ({ buy }, own) => buy.scope ?? own,
  targetScopes: ({ get }, own) => [get.scope ?? own],
};
