/** The numbers and the end of terms, as texts can say them. Pure. */
import type { Reward, Terms } from '#contract/promotions/promotions';
import { dayOf } from '#shared/days';
import { ALL_OFF } from '../terms/rules.ts';

/** Thresholds are amounts in minor units, or numbers of pieces. */
export type ThresholdUnit = 'money' | 'pieces';
interface Threshold {
  from: number;
  unit: ThresholdUnit;
  /** True if the reward is given once for each time the threshold is reached. */
  repeats?: boolean;
}
export interface TermsFacts {
  /** Minor units off from a threshold on. */
  pairs: (Threshold & { off: number })[];
  /** Basis points off from a threshold on. */
  percentPairs: (Threshold & { bps: number })[];
  amounts: Set<number>;
  percents: Set<number>;
  thresholds: Threshold[];
  /** How many units to buy for how many others, and basis points off these. */
  buyGets: { buy: number; get: number; bps: number }[];
  /** Prices at which goods are sold, alone or together. */
  prices: Set<number>;
  /** The last business day; null for no end. */
  lastDay: string | null;
}

const conditionThresholds = ({ conditions }: Terms): Threshold[] =>
  conditions.flatMap((condition): Threshold[] => {
    if (condition.kind === 'shippingMethod' || condition.min === null) return [];
    return [{ from: condition.min, unit: condition.kind === 'amount' ? 'money' : 'pieces' }];
  });

interface Offer {
  amount?: number;
  bps?: number;
  at?: Threshold;
}
const giftEvery = ({ every }: Extract<Reward, { kind: 'gift' }>): Offer[] =>
  every
    ? [
        {
          at: {
            from: every.from,
            unit: every.basis === 'amount' ? 'money' : 'pieces',
            repeats: true,
          },
        },
      ]
    : [];

const ofReward = (reward: Reward): Offer[] => {
  switch (reward.kind) {
    case 'fullReduction': {
      const unit = reward.basis === 'quantity' ? 'pieces' : 'money';
      const steps = reward.steps.map(({ from, off }): Offer => ({
        at: { from, unit, repeats: reward.repeating },
        ...(off.kind === 'amount' ? { amount: off.amount } : { bps: off.bps }),
      }));
      return reward.cap === null ? steps : [...steps, { amount: reward.cap }];
    }
    case 'percent':
      return [{ bps: reward.bps, ...(reward.cap !== null && { amount: reward.cap }) }];
    case 'amount':
      return [{ amount: reward.amount }];
    case 'fixedPrice':
      return [{ amount: reward.price }];
    case 'buyGet':
      return [{ bps: reward.get.bps, at: { from: reward.buy.quantity, unit: 'pieces' } }];
    case 'bundle':
      return reward.price === undefined ? [] : [{ amount: reward.price }];
    case 'flash':
      return reward.items.map(({ price }) => ({ amount: price }));
    case 'gift':
      return giftEvery(reward);
    case 'shipping':
      return reward.off.kind === 'percent'
        ? [{ bps: reward.off.bps }]
        : reward.off.kind === 'amount'
          ? [{ amount: reward.off.amount }]
          : [];
  }
};

const buyGetsOf = (reward: Reward): TermsFacts['buyGets'] => {
  if (reward.kind === 'buyGet')
    return [{ buy: reward.buy.quantity, get: reward.get.quantity, bps: reward.get.bps }];
  return reward.kind === 'gift' && reward.every?.basis === 'quantity'
    ? [{ buy: reward.every.from, get: reward.quantity, bps: ALL_OFF }]
    : [];
};

const pricesOf = (reward: Reward): number[] => {
  if (reward.kind === 'fixedPrice' || reward.kind === 'bundle') return [reward.price];
  return reward.kind === 'flash' ? reward.items.map(({ price }) => price) : [];
};

export const factsOf = (terms: Terms, timeZone: string): TermsFacts => {
  const offers = terms.rewards.flatMap(ofReward);
  const conditions = conditionThresholds(terms);
  // A reward without a threshold of its own has those of the conditions.
  const placed = offers.flatMap((offer) =>
    offer.at ? [{ ...offer, at: offer.at }] : conditions.map((at) => ({ ...offer, at })),
  );
  return {
    pairs: placed.flatMap(({ at, amount }) =>
      amount === undefined ? [] : [{ ...at, off: amount }],
    ),
    percentPairs: placed.flatMap(({ at, bps }) => (bps === undefined ? [] : [{ ...at, bps }])),
    amounts: new Set(offers.flatMap(({ amount }) => amount ?? [])),
    percents: new Set(offers.flatMap(({ bps }) => bps ?? [])),
    thresholds: [...conditions, ...offers.flatMap(({ at }) => at ?? [])],
    buyGets: terms.rewards.flatMap(buyGetsOf),
    prices: new Set(terms.rewards.flatMap(pricesOf)),
    lastDay: terms.endsAt === null ? null : dayOf(terms.endsAt - 1, timeZone),
  };
};
