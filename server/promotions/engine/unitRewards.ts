/** Rewards that use units up: buy and get, bundles, flash sales. A unit counts once. */
import type { Reward } from '#contract/promotions/promotions';
import type { Matches } from './compile.ts';
import { counters } from '../promotions/counters.ts';
import type { Effect, Nothing } from './effect.ts';
import { shareOf } from './lineRewards.ts';
import { freeWorthOf, type Item } from './state.ts';
import type { Used } from './types.ts';

type Of<K extends Reward['kind']> = Extract<Reward, { kind: K }>;

const unitWorth = ({ left, usedLeft, quantity, used }: Item) =>
  (left - usedLeft) / (quantity - used);
const goodsThat = (effect: Effect, matches: Matches): number[] =>
  effect.state.items.flatMap(({ line }, at) =>
    line && effect.open[at] && matches(line) && effect.free(at) > 0 ? [at] : [],
  );
const unitsIn = (effect: Effect, at: readonly number[]) =>
  at.reduce((sum, one) => sum + effect.free(one), 0);

const byWorth = (effect: Effect, at: readonly number[], first: 'cheapest' | 'dearest') => {
  const sign = first === 'cheapest' ? 1 : -1;
  const worths = new Map(at.map((one) => [one, unitWorth(effect.now(one))]));
  return [...at].sort((a, b) => sign * ((worths.get(a) ?? 0) - (worths.get(b) ?? 0)) || a - b);
};

/** Takes `count` units from `from`, in its order; of an item at most what `most` says. */
const pick = (
  from: readonly number[],
  count: number,
  most: (at: number) => number,
): Map<number, number> => {
  const picked = new Map<number, number>();
  let left = count;
  for (const at of from) {
    const units = Math.min(left, most(at));
    if (units > 0) picked.set(at, units);
    left -= units;
  }
  return picked;
};

/**
 * How often it fits: `both` units may be bought or given, the others only one of the two. Of the numbers of times that
 * leave something to give, the one that gives most; the last time may give fewer than it could.
 */
const timesOf = (reward: Of<'buyGet'>, only: { buy: number; get: number; both: number }) => {
  const { buy, get } = reward;
  const givable = (times: number) =>
    Math.min(
      times * get.quantity,
      only.get + only.both - Math.max(0, times * buy.quantity - only.buy),
    );
  const most = Math.min(
    reward.times ?? Infinity,
    Math.floor((only.buy + only.both) / buy.quantity),
  );
  // What can be given grows with every time until units run short, and falls from there: look around the turn.
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (givable(middle) === middle * get.quantity) low = middle;
    else high = middle - 1;
  }
  const next = Math.min(low + 1, most);
  const times = givable(next) > givable(low) ? next : low;
  return { times, given: times === 0 ? 0 : Math.max(0, givable(times)) };
};

export const buyGet = (
  effect: Effect,
  reward: Of<'buyGet'>,
  buys: Matches,
  gets: Matches,
): Nothing | null => {
  const buyable = new Set(goodsThat(effect, buys));
  const gettable = new Set(goodsThat(effect, gets));
  if (buyable.size === 0 || gettable.size === 0) return { verdict: 'nothingInScope' };
  const both = [...buyable].filter((at) => gettable.has(at));
  const only = {
    buy: unitsIn(
      effect,
      [...buyable].filter((at) => !gettable.has(at)),
    ),
    get: unitsIn(
      effect,
      [...gettable].filter((at) => !buyable.has(at)),
    ),
    both: unitsIn(effect, both),
  };
  const { times, given } = timesOf(reward, only);
  if (times === 0 || given === 0) {
    const bought = only.buy + only.both;
    const missing = bought < reward.buy.quantity ? reward.buy.quantity - bought : 1;
    return { verdict: 'tooFewUnits', missing, missingKind: 'quantity' };
  }
  // Enough of the units that may be either must stay to have been bought.
  let spare = only.both - Math.max(0, times * reward.buy.quantity - only.buy);
  const free = new Map<number, number>();
  let left = given;
  for (const at of byWorth(effect, [...gettable], reward.which)) {
    const most = buyable.has(at) ? Math.min(effect.free(at), spare) : effect.free(at);
    const units = Math.min(left, most);
    if (units > 0) free.set(at, units);
    left -= units;
    if (buyable.has(at)) spare -= units;
  }
  const bought = pick(
    [
      ...byWorth(
        effect,
        [...buyable].filter((at) => !gettable.has(at)),
        'dearest',
      ),
      ...byWorth(effect, both, 'dearest'),
    ],
    times * reward.buy.quantity,
    (at) => effect.free(at) - (free.get(at) ?? 0),
  );
  for (const [at, units] of free) {
    const worth = freeWorthOf(effect.now(at), units);
    effect.useUnits(
      at,
      units,
      worth - effect.take(at, shareOf(worth, reward.get.bps, effect.state.rules)),
    );
  }
  for (const [at, units] of bought) effect.useUnits(at, units, freeWorthOf(effect.now(at), units));
  return null;
};

/** Units of each item for `times` bundles, the dearest first, part by part; null where they do not suffice. */
const bundled = (
  effect: Effect,
  reward: Of<'bundle'>,
  candidates: readonly number[][],
  times: number,
) => {
  const taken = new Map<number, number>();
  // What only few goods can fill goes first: the others have a choice.
  const scarcest = [...reward.parts.entries()].sort(
    ([a], [b]) =>
      unitsIn(effect, candidates[a] ?? []) - unitsIn(effect, candidates[b] ?? []) || a - b,
  );
  for (const [part, { quantity }] of scarcest) {
    const wanted = quantity * times;
    const picked = pick(
      candidates[part] ?? [],
      wanted,
      (at) => effect.free(at) - (taken.get(at) ?? 0),
    );
    let got = 0;
    for (const [at, units] of picked) {
      taken.set(at, (taken.get(at) ?? 0) + units);
      got += units;
    }
    if (got < wanted) return null;
  }
  return taken;
};

export const bundle = (
  effect: Effect,
  reward: Of<'bundle'>,
  parts: readonly Matches[],
): Nothing | null => {
  const candidates = parts.map((matches) => byWorth(effect, goodsThat(effect, matches), 'dearest'));
  if (candidates.every((at) => at.length === 0)) return { verdict: 'nothingInScope' };
  let low = 0;
  let high = Math.min(
    reward.times ?? Infinity,
    ...candidates.map((at, part) =>
      Math.floor(unitsIn(effect, at) / (reward.parts[part]?.quantity ?? 1)),
    ),
  );
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bundled(effect, reward, candidates, middle)) low = middle;
    else high = middle - 1;
  }
  const taken = low > 0 ? bundled(effect, reward, candidates, low) : null;
  if (!taken) return { verdict: 'tooFewUnits' };
  const worths = effect.state.items.map((_, at) => freeWorthOf(effect.now(at), taken.get(at) ?? 0));
  const whole = worths.reduce((sum, worth) => sum + worth, 0);
  if (whole <= reward.price * low) return null;
  const off = effect.spread(whole - reward.price * low, worths);
  for (const [at, units] of taken)
    effect.useUnits(at, units, (worths[at] as number) - (off[at] as number));
  return null;
};

export const flash = (
  effect: Effect,
  reward: Of<'flash'>,
  { promotionId, key, used }: { promotionId: number; key: string | null; used: Used },
): Nothing | null => {
  const byVariant = new Map(reward.items.map((item) => [item.variantId, item]));
  const { items } = effect.state;
  let nothing: Nothing | null = { verdict: 'nothingInScope' };
  items.forEach((item, at) => {
    const offer = item.line && effect.open[at] ? byVariant.get(item.line.variantId) : undefined;
    if (!offer) return;
    const already = effect.flash.get(offer.variantId) ?? 0;
    const stock =
      offer.stock === null
        ? Infinity
        : offer.stock - used(counters.flash(promotionId, offer.variantId)) - already;
    // Nobody who is not known has a share in what is limited to so many for each.
    const share =
      offer.perMember === null
        ? Infinity
        : key === null
          ? 0
          : offer.perMember -
            used(counters.flashMember(promotionId, offer.variantId, key)) -
            already;
    const free = effect.free(at);
    const units = Math.max(0, Math.min(free, stock, share));
    if (units === 0) {
      if (free > 0) nothing = { verdict: stock <= 0 ? 'soldOut' : 'memberStockReached' };
      return;
    }
    nothing = null;
    if (units < free) effect.cap(stock <= share ? 'stock' : 'memberStock');
    const worth = freeWorthOf(effect.now(at), units);
    if (worth <= offer.price * units) return;
    effect.useUnits(at, units, worth - effect.take(at, worth - offer.price * units));
    effect.flash.set(offer.variantId, already + units);
  });
  return effect.flash.size > 0 ? null : nothing;
};
