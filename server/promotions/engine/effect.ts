/** What one promotion would take off the basket as it stands, gathered reward by reward. Pure. */
import type { CappedBy } from '#contract/promotions/verdicts';
import type { BasketState, Item } from './basketState.ts';
import type { LineMatch } from './scopeMatch.ts';
import { spreadWithin } from './spread.ts';
import { worthOfUnits } from './units.ts';

/** The reason told is the last of those found: what was set (a cap, a stock) comes before what was met on the way. */
const PRECEDENCE: readonly CappedBy[] = ['left', 'guard', 'cap', 'memberStock', 'stock'];

/** What the promotion changes on one item. */
export interface Change {
  readonly item: Item;
  /** Whether the promotion may touch the item. */
  readonly isOpen: boolean;
  off: number;
  /** Units used up, and what is left to pay of them. */
  used: number;
  usedLeft: number;
}

/** Part of an amount that is spread: in proportion to the weights, and never more than its weight. */
export interface Share {
  change: Change;
  weight: number;
}

/** How much more may be taken off an item. */
const roomOf = ({ item: { left, floor }, off }: Change): number => Math.max(0, left - floor - off);

/** Units of an item that nothing has used up. */
export const freeUnits = ({ item, used }: Change): number => item.quantity - item.used - used;

/** What is still to pay of the units that nothing has used up, after the rewards so far. */
const freeLeft = ({ item, off, usedLeft }: Change): number => {
  const left = item.left - off;
  return left - Math.min(left, item.usedLeft + usedLeft);
};

/** What `count` of the free units are worth. */
export const freeWorth = (change: Change, count: number): number =>
  worthOfUnits(freeLeft(change), freeUnits(change), count);

/** What one free unit is worth, possibly a fraction: for comparing only. */
export const freeUnitWorth = (change: Change): number => freeLeft(change) / freeUnits(change);

/** Whether the promotion takes something off the item or uses up units of it. */
export const isTouched = ({ off, used }: Change): boolean => off > 0 || used > 0;

export class Effect {
  /** One for each item, in the order of the items. */
  readonly changes: readonly Change[];
  readonly gifts: { variantId: number; quantity: number }[] = [];
  /** Units taken from the stock of a flash sale, by variant. */
  readonly flash = new Map<number, number>();
  cappedBy: CappedBy | null = null;
  amount = 0;

  /** `taken` are the items that the promotion may not touch because another one has them. */
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

  /** The lines in scope that it may touch. */
  linesIn(matches: LineMatch): Change[] {
    return this.changes.filter(
      ({ item: { line }, isOpen }) => line !== null && isOpen && matches(line),
    );
  }

  cap(by: CappedBy) {
    if (this.cappedBy === null || PRECEDENCE.indexOf(by) > PRECEDENCE.indexOf(this.cappedBy))
      this.cappedBy = by;
  }

  /** Takes `wanted` off one item, or as much as there is room for; returns what it took. */
  take(change: Change, wanted: number): number {
    const given = Math.max(0, Math.min(wanted, roomOf(change)));
    if (given < wanted) this.cap(change.item.floor > 0 ? 'guard' : 'left');
    change.off += given;
    this.amount += given;
    return given;
  }

  /** Takes one amount off several items in proportion to their weights; returns what it took off each. */
  spread(wanted: number, shares: readonly Share[]): number[] {
    const parts = spreadWithin(
      wanted,
      shares.map(({ change, weight }) => ({ weight, room: Math.min(weight, roomOf(change)) })),
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

  /** Uses up units of which `left` is still to pay. */
  useUnits(change: Change, count: number, left: number) {
    change.used += count;
    change.usedLeft += left;
  }

  get isEmpty(): boolean {
    return this.amount === 0 && this.gifts.length === 0;
  }
}

/** Why a reward gives nothing, and what is missing where something is. */
export interface NoEffect {
  verdict: 'nothingInScope' | 'belowThreshold' | 'tooFewUnits' | 'soldOut' | 'memberStockReached';
  missing?: number;
  missingKind?: 'amount' | 'quantity';
}
