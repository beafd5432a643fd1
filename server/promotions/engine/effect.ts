/** What one promotion would take off the current basket, collected from its rewards. Pure. */
import type { CappedBy } from '#contract/promotions/verdicts';
import type { BasketState, Item } from './basketState.ts';
import type { LineMatch } from '../../catalog/scopes/rules.ts';
import { spreadWithin } from '#shared/spread';
import type { EngineRules } from './types.ts';
import { worthOfUnits } from './units.ts';

/** Of several reasons the last one here is told: what was set (a cap, a stock) comes before what was met on the way. */
const PRECEDENCE: readonly CappedBy[] = [
  'left',
  'guard',
  'cap',
  'memberStock',
  'stock',
  'archived',
  'others',
];

/** The change that the promotion makes to one item. */
export interface Change {
  readonly item: Item;
  /** Whether the promotion may touch the item. */
  readonly isOpen: boolean;
  readonly rewardBase: EngineRules['rewardBase'];
  off: number;
  /** Units that it takes something off or uses up. */
  touched: number;
  /** Units used up, and what is left to pay of them. */
  used: number;
  usedLeft: number;
  /** What it would take off if another promotion did not have the item. */
  forgone: number;
}

/** One part of an amount that is spread in proportion to the weights; a part is never more than its weight. */
export interface Share {
  change: Change;
  weight: number;
  /** The first units of the item, which bear it; all of them where it is left out. */
  units?: number;
}

/** What a reward is computed on: what is left to pay of an item after the rewards of the promotion before it. */
export const leftOf = ({ item: { left }, off, rewardBase }: Change): number =>
  rewardBase === 'left' ? left - off : left;

/** How much more may be taken off the first `units` of an item. */
const roomOf = ({ item, off }: Change, units: number): number => {
  const { left, quantity, floor } = item;
  return Math.max(0, worthOfUnits(left, quantity, units) - (floor / quantity) * units - off);
};

/** Units of an item that nothing has used up. */
export const freeUnits = ({ item: { isUsed, quantity }, used }: Change): number =>
  isUsed ? 0 : quantity - used;

/** What is still to pay of the units that nothing has used up, after the rewards so far. */
const freeLeft = (change: Change): number => Math.max(0, leftOf(change) - change.usedLeft);

/** The value of `count` unused units. */
export const freeWorth = (change: Change, count: number): number =>
  worthOfUnits(freeLeft(change), freeUnits(change), count);

/** The value of one unused unit, possibly a fraction; for comparisons only. */
export const freeUnitWorth = (change: Change): number => freeLeft(change) / freeUnits(change);

export class Effect {
  /** One for each item, in the order of the items. */
  readonly changes: readonly Change[];
  readonly gifts: { variantId: number; quantity: number }[] = [];
  /** Units taken from the stock of a flash sale, by variant. */
  readonly flash = new Map<number, number>();
  cappedBy: CappedBy | null = null;
  /** The discount. */
  amount = 0;
  /** What the gifts cost the store. */
  giftCost = 0;

  /**
   * `taken` are the items that the promotion may not touch because another one has them. With `leavesShares` they
   * count in its rewards all the same, and their share of the discount is not given.
   */
  constructor(
    readonly state: BasketState,
    taken: ReadonlySet<Item>,
    readonly leavesShares: boolean,
  ) {
    this.changes = state.items.map((item) => ({
      item,
      isOpen: !taken.has(item),
      rewardBase: state.rules.rewardBase,
      off: 0,
      touched: 0,
      used: 0,
      usedLeft: 0,
      forgone: 0,
    }));
  }

  /** The lines in scope on which its rewards are computed. */
  linesIn(matches: LineMatch): Change[] {
    return this.changes.filter(
      ({ item: { line }, isOpen }) =>
        line !== null && (isOpen || this.leavesShares) && matches(line),
    );
  }

  /** The deliveries on which its rewards are computed. */
  deliveries(): Change[] {
    return this.changes.filter(
      ({ item: { line }, isOpen }) => line === null && (isOpen || this.leavesShares),
    );
  }

  cap(by: CappedBy) {
    if (this.cappedBy === null || PRECEDENCE.indexOf(by) > PRECEDENCE.indexOf(this.cappedBy))
      this.cappedBy = by;
  }

  /** Takes `wanted` off the first `units` of an item, or as much as there is room for; returns what it took. */
  take(change: Change, wanted: number, units = change.item.quantity): number {
    const given = Math.max(0, Math.min(wanted, roomOf(change, Math.max(units, change.touched))));
    if (given < wanted) this.cap(change.item.floor > 0 ? 'guard' : 'left');
    return this.#give(change, given, units);
  }

  /** Takes an amount off several items in proportion to their weights; returns the amount for each. */
  spread(wanted: number, shares: readonly Share[]): number[] {
    const parts = spreadWithin(
      wanted,
      shares.map(({ change, weight, units = change.item.quantity }) => ({
        weight,
        room: Math.min(weight, roomOf(change, Math.max(units, change.touched))),
      })),
      this.state.rules.leftovers,
    );
    if (parts.reduce((sum, part) => sum + part, 0) < wanted) {
      const isGuarded = shares.some(({ change, weight }) => weight > 0 && change.item.floor > 0);
      this.cap(isGuarded ? 'guard' : 'left');
    }
    return shares.map(({ change, units = change.item.quantity }, index) =>
      this.#give(change, parts[index] as number, units),
    );
  }

  #give(change: Change, amount: number, units: number): number {
    if (amount === 0) return 0;
    if (!change.isOpen) {
      change.forgone += amount;
      this.cap('others');
      return 0;
    }
    change.touched = Math.max(change.touched, units);
    change.off += amount;
    this.amount += amount;
    return amount;
  }

  /** Uses units whose remaining amount is `left`. */
  useUnits(change: Change, count: number, left: number) {
    change.used += count;
    change.usedLeft += left;
    change.touched = Math.max(change.touched, change.used);
  }

  addGift(variantId: number, quantity: number) {
    this.gifts.push({ variantId, quantity });
    this.giftCost += (this.state.basket.given?.get(variantId)?.unitCost ?? 0) * quantity;
  }

  get isEmpty(): boolean {
    return (
      this.amount === 0 &&
      this.gifts.length === 0 &&
      this.changes.every(({ forgone }) => forgone === 0)
    );
  }
}

/** Why a reward gives nothing, and what is missing to a threshold. */
export interface NoEffect {
  verdict:
    | 'nothingInScope'
    | 'otherShipping'
    | 'noDelivery'
    | 'belowThreshold'
    | 'tooFewUnits'
    | 'soldOut'
    | 'goodsArchived'
    | 'memberStockReached';
  missing?: number;
  missingKind?: 'amount' | 'quantity';
}
