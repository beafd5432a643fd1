/** Rewards off lines by themselves or spread over them: percent, amount, fixed price, full reduction, delivery. */
import type { Reward, UnitLimit } from '#contract/promotions/promotions';
import { mulDiv, RATE } from '#shared/money';
import type { Effect, Nothing } from './effect.ts';
import { type Item, worthOf } from './state.ts';
import type { EngineRules } from './types.ts';

type Of<K extends Reward['kind']> = Extract<Reward, { kind: K }>;

/** A share of an amount; the exact half goes to the shopper, or to the shop where the rules say so. */
export const shareOf = (
  amount: number,
  bps: number,
  { halves }: Pick<EngineRules, 'halves'>,
): number =>
  halves === 'discount' ? mulDiv(amount, bps, RATE) : amount - mulDiv(amount, RATE - bps, RATE);

/** Units of each item that count, by the reward's limits; nothing for items out of reach. */
const unitsOf = (
  items: readonly Item[],
  reach: readonly boolean[],
  { units, groupsOf = null }: { units: UnitLimit | null; groupsOf?: number | null },
): number[] => {
  const counts = items.map(({ quantity }, at) => (reach[at] ? quantity : 0));
  if (units?.per === 'line')
    counts.forEach((count, at) => (counts[at] = Math.min(count, units.limit)));
  if (units?.per === 'order') {
    let left = units.limit;
    const sign = units.which === 'cheapest' ? 1 : -1;
    const byWorth = [...counts.keys()]
      .filter((at) => reach[at])
      .sort((a, b) => sign * (unitWorth(items[a] as Item) - unitWorth(items[b] as Item)) || a - b);
    for (const at of byWorth) {
      counts[at] = Math.min(counts[at] as number, left);
      left -= counts[at] as number;
    }
  }
  return groupsOf === null ? counts : counts.map((count) => count - (count % groupsOf));
};
const unitWorth = ({ left, quantity }: Item) => left / quantity;

/** Figures for each unit of a line: its units are worth one of two amounts that differ by one. */
const perUnit = (item: Item, count: number, off: (worth: number) => number): number => {
  const low = Math.floor(item.left / item.quantity);
  const lows = Math.min(count, item.quantity - (item.left % item.quantity));
  return lows * off(low) + (count - lows) * off(low + 1);
};

const withShipping = (effect: Effect, reach: boolean[], alsoShipping: boolean): boolean[] =>
  alsoShipping
    ? effect.state.items.map(({ line }, at) =>
        line === null ? Boolean(effect.open[at]) : Boolean(reach[at]),
      )
    : reach;

export const percentOff = (effect: Effect, lines: boolean[], reward: Of<'percent'>) => {
  const { items, rules } = effect.state;
  const reach = withShipping(effect, lines, reward.alsoShipping);
  const counts = unitsOf(items, reach, reward);
  const bases = items.map((item, at) => worthOf(item, counts[at] as number));
  if (reward.per === 'order') {
    const whole = shareOf(
      bases.reduce((sum, base) => sum + base, 0),
      reward.bps,
      rules,
    );
    const want = reward.cap === null ? whole : Math.min(whole, reward.cap);
    if (want < whole) effect.cap('cap');
    return effect.spread(want, bases);
  }
  const wants = items.map((item, at) =>
    reward.per === 'unit'
      ? perUnit(item, counts[at] as number, (worth) => shareOf(worth, reward.bps, rules))
      : shareOf(bases[at] as number, reward.bps, rules),
  );
  const whole = wants.reduce((sum, want) => sum + want, 0);
  if (reward.cap !== null && whole > reward.cap) {
    effect.cap('cap');
    return effect.spread(reward.cap, wants);
  }
  wants.forEach((want, at) => want > 0 && effect.take(at, want));
};

export const amountOff = (effect: Effect, lines: boolean[], reward: Of<'amount'>) => {
  const { items } = effect.state;
  const reach = withShipping(effect, lines, reward.alsoShipping);
  const counts = unitsOf(items, reach, reward);
  const bases = items.map((item, at) => worthOf(item, counts[at] as number));
  if (reward.per === 'order') {
    if (bases.some((base) => base > 0)) effect.spread(reward.amount, bases);
    return;
  }
  items.forEach((item, at) => {
    const count = counts[at] as number;
    if (count === 0) return;
    const want =
      reward.per === 'line'
        ? Math.min(reward.amount, bases[at] as number)
        : perUnit(item, count, (worth) => Math.min(reward.amount, worth));
    if (want > 0) effect.take(at, want);
  });
};

export const fixedPrice = (effect: Effect, lines: boolean[], reward: Of<'fixedPrice'>) => {
  const { items } = effect.state;
  const counts = unitsOf(items, lines, reward);
  items.forEach((item, at) => {
    const want = perUnit(item, counts[at] as number, (worth) => Math.max(0, worth - reward.price));
    if (want > 0) effect.take(at, want);
  });
};

export const fullReduction = (
  effect: Effect,
  lines: boolean[],
  reward: Of<'fullReduction'>,
): Nothing | null => {
  const { items, rules } = effect.state;
  const { basis, steps, repeating, cap } = reward;
  const worth = (item: Item) =>
    basis === 'quantity'
      ? item.quantity
      : rules.thresholdBasis === 'before'
        ? item.original
        : item.left;
  const reached = items.reduce((sum, item, at) => (lines[at] ? sum + worth(item) : sum), 0);
  // Whatever their stored order, the highest step within reach.
  const step = steps.reduce<(typeof steps)[number] | null>(
    (best, one) => (one.from <= reached && (!best || one.from > best.from) ? one : best),
    null,
  );
  if (!step) {
    const first = Math.min(...steps.map(({ from }) => from));
    return { verdict: 'belowThreshold', missing: first - reached, missingKind: basis };
  }
  const lefts = items.map(({ left }, at) => (lines[at] ? left : 0));
  if (step.off.kind === 'amount') {
    const whole = step.off.amount * (repeating ? Math.floor(reached / step.from) : 1);
    const want = cap === null ? whole : Math.min(whole, cap);
    if (want < whole) effect.cap('cap');
    effect.spread(want, lefts);
    return null;
  }
  const { bps } = step.off;
  const wants = lefts.map((left) => shareOf(left, bps, rules));
  const whole = wants.reduce((sum, want) => sum + want, 0);
  if (cap !== null && whole > cap) {
    effect.cap('cap');
    effect.spread(cap, wants);
  } else wants.forEach((want, at) => want > 0 && effect.take(at, want));
  return null;
};

export const deliveryOff = (effect: Effect, reward: Of<'shipping'>): Nothing | null => {
  const { items, rules } = effect.state;
  const { off, per, methods } = reward;
  const lefts = items.map(({ method, left }, at) =>
    method !== null && effect.open[at] && (methods.length === 0 || methods.includes(method))
      ? left
      : 0,
  );
  if (
    !items.some(
      ({ method }) => method !== null && (methods.length === 0 || methods.includes(method)),
    )
  )
    return { verdict: 'nothingInScope' };
  if (off.kind === 'amount' && per === 'order') effect.spread(off.amount, lefts);
  else
    lefts.forEach((left, at) => {
      if (left === 0) return;
      if (off.kind === 'free') effect.take(at, left);
      else
        effect.take(
          at,
          off.kind === 'amount' ? Math.min(off.amount, left) : shareOf(left, off.bps, rules),
        );
    });
  return null;
};
