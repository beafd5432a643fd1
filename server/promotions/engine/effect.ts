/** What one promotion would take off the current basket, collected from its rewards. Pure. */
import type { CappedBy } from '#contract/promotions/verdicts';
import type { BasketState, Item } from './basketState.ts';
import type { LineMatch } from './scopeMatch.ts';
import { spreadWithin } from './spread.ts';
import { worthOfUnits } from './units.ts';

/**
 * The reported reason is the last in this order: limits that were set (a cap, a stock) take precedence over those that
 * were met otherwise.
 */
const PRECEDENCE: readonly CappedBy[] = ['left', 'guard', 'cap', 'memberStock', 'stock'];

/** The change that the promotion makes to one item. */
export interface Change {
  readonly item: Item;
  /** Whether the promotion may touch the item. */
  readonly isOpen: boolean;
  off: number;
  /** Units that it uses, and their remaining amount. */
  used: number;
  usedLeft: number;
}

/** One part of an amount that is spread in proportion to the weights; a part is never more than its weight. */
export interface Share {
  change: Change;
  weight: number;
}

/** The largest amount that may still be taken off an item. */
const maxDiscountOf = ({ item: { left, floor }, off }: Change): number =>
  Math.max(0, left - floor - off);

/** Units of an item that are not used yet. */
export const freeUnits = ({ item, used }: Change): number => item.quantity - item.used - used;

/** The remaining amount of the unused units, after the rewards so far. */
const freeLeft = ({ item, off, usedLeft }: Change): number => {
  const left = item.left - off;
  return left - Math.min(left, item.usedLeft + usedLeft);
};

/** The value of `count` unused units. */
export const freeWorth = (change: Change, count: number): number =>
  worthOfUnits(freeLeft(change), freeUnits(change), count);

/** The value of one unused unit, possibly a fraction; for comparisons only. */
export const freeUnitWorth = (change: Change): number => freeLeft(change) / freeUnits(change);

/** Whether the promotion takes something off the item or uses units of it. */
export const isTouched = ({ off, used }: Change): boolean => off > 0 || used > 0;

export class Effect {
  /** One for each item, in the order of the items. */
  readonly changes: readonly Change[];
  readonly gifts: { variantId: number; quantity: number }[] = [];
  /** Units taken from the stock of a flash sale, by variant. */
  readonly flash = new Map<number, number>();
  cappedBy: CappedBy | null = null;
  amount = 0;

  /** `taken` are items that the promotion must not change, because another one has them. */
  constructor(
    readonly state: BasketState,
    taken: ReadonlySet<Item>,
  ) {
    this.changes = state.items.map((item) => ({
      item,
      isOpen: !taken.has(item),
      off: 0,
      used: 0,
      usedLeft: 0,
    }));
  }

  /** The lines in scope that the promotion may change. */
  linesIn(matches: LineMatch): Change[] {
    return this.changes.filter(
      ({ item: { line }, isOpen }) => line !== null && isOpen && matches(line),
    );
  }

  cap(by: CappedBy) {
    if (this.cappedBy === null || PRECEDENCE.indexOf(by) > PRECEDENCE.indexOf(this.cappedBy))
      this.cappedBy = by;
  }

  /** Takes `wanted` off one item, or as much as possible; returns the amount. */
  take(change: Change, wanted: number): number {
    const given = Math.max(0, Math.min(wanted, maxDiscountOf(change)));
    if (given < wanted) this.cap(change.item.floor > 0 ? 'guard' : 'left');
    change.off += given;
    this.amount += given;
    return given;
  }

  /** Takes an amount off several items in proportion to their weights; returns the amount for each. */
  spread(wanted: number, shares: readonly Share[]): number[] {
    const parts = spreadWithin(
      wanted,
      shares.map(({ change, weight }) => ({
        weight,
        room: Math.min(weight, maxDiscountOf(change)),
      })),
      this.state.rules.leftovers,
    );
    let given = 0;
    shares.forEach(({ change }, index) => {
      const part = parts[index] as number;
      change.off += part;
      given += part;
    });
    this.amount += given;
    if (given < wanted) {
      const isGuarded = shares.some(({ change, weight }) => weight > 0 && change.item.floor > 0);
      this.cap(isGuarded ? 'guard' : 'left');
    }
    return parts;
  }

  /** Uses units whose remaining amount is `left`. */
  useUnits(change: Change, count: number, left: number) {
    change.used += count;
    change.usedLeft += left;
  }

  get isEmpty(): boolean {
    return this.amount === 0 && this.gifts.length === 0;
  }
}

/** Why a reward gives nothing, and what is missing to a threshold. */
export interface NoEffect {
  verdict: 'nothingInScope' | 'belowThreshold' | 'tooFewUnits' | 'soldOut' | 'memberStockReached';
  missing?: number;
  missingKind?: 'amount' | 'quantity';
}
