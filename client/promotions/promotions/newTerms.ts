/** The terms, rewards and steps that the wizard's form begins with. Pure. */
import {
  EVERYBODY,
  EVERYTHING,
  type Lane,
  type Reward,
  type RewardKind,
  type Terms,
} from '#contract/promotions/promotions';
import { MINUTE_MS } from '#shared/days';

/** A figure the person has still to type. */
const MISSING = null as unknown as number;

type Step = Extract<Reward, { kind: 'fullReduction' }>['steps'][number];
export const newStep = (kind: Step['off']['kind']): Step => ({
  from: MISSING,
  off: kind === 'amount' ? { kind, amount: MISSING } : { kind, bps: MISSING },
});

/** For every so much money, or so many units, of the goods. */
export const newEvery = (basis: 'amount' | 'quantity') => ({ basis, from: MISSING });

export const newReward = (kind: RewardKind): Reward => {
  switch (kind) {
    case 'percent':
      return {
        kind,
        scope: null,
        bps: MISSING,
        per: 'line',
        cap: null,
        units: null,
        groupsOf: null,
        alsoShipping: false,
      };
    case 'amount':
      return {
        kind,
        scope: null,
        amount: MISSING,
        per: 'order',
        units: null,
        groupsOf: null,
        alsoShipping: false,
      };
    case 'fixedPrice':
      return { kind, scope: null, price: MISSING, units: null };
    case 'fullReduction':
      return {
        kind,
        scope: null,
        basis: 'amount',
        steps: [newStep('amount')],
        repeating: false,
        cap: null,
      };
    case 'buyGet':
      return {
        kind,
        buy: { scope: null, quantity: 2 },
        get: { scope: null, quantity: 1, bps: 10_000 },
        which: 'cheapest',
        times: null,
      };
    case 'bundle':
      return {
        kind,
        parts: [
          { scope: EVERYTHING, quantity: 1 },
          { scope: EVERYTHING, quantity: 1 },
        ],
        price: MISSING,
        times: null,
      };
    case 'gift':
      return { kind, variantId: MISSING, quantity: 1, every: null, times: null };
    case 'shipping':
      return { kind, off: { kind: 'free' }, per: 'order', methods: [] };
    case 'flash':
      return { kind, items: [newFlashItem()] };
  }
};
export const newFlashItem = () => ({
  variantId: MISSING,
  price: MISSING,
  stock: null,
  perMember: null,
});

/** The lane in which a kind of reward usually stands. */
export const LANE_OF: Record<RewardKind, Lane> = {
  percent: 'product',
  amount: 'order',
  fixedPrice: 'product',
  fullReduction: 'order',
  buyGet: 'product',
  bundle: 'product',
  gift: 'order',
  shipping: 'shipping',
  flash: 'product',
};

/** `now` in UTC ms; they begin in its minute. */
export const newTerms = (now: number, kind: RewardKind = 'fullReduction'): Terms => ({
  trigger: 'automatic',
  lane: LANE_OF[kind],
  priority: 0,
  exclusivity: 'none',
  scope: EVERYTHING,
  conditions: [],
  rewards: [newReward(kind)],
  audience: EVERYBODY,
  startsAt: Math.floor(now / MINUTE_MS) * MINUTE_MS,
  endsAt: null,
  hours: [],
  limits: { uses: null, perMember: null, perDay: null, budget: null, givesBack: true },
  whenReturned: 'keep',
  holdoutBps: 0,
});
