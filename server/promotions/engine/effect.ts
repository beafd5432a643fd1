/** What one promotion would take off the basket as it stands: gathered reward by reward, never past a line's room. */
import type { CappedBy } from '#contract/promotions/quotes';
import { spreadWithin } from './spread.ts';
import type { Item, State } from './state.ts';

/** The gravest reason is told: what was set (a cap, a stock) before what was found. */
const GRAVITY: readonly CappedBy[] = ['left', 'guard', 'cap', 'memberStock', 'stock'];

export class Effect {
  /** By item, as in the state. */
  readonly off: number[];
  /** Units used up, by item, and what is left to pay of them. */
  readonly used: number[];
  readonly usedLeft: number[];
  readonly gifts: { variantId: number; quantity: number }[] = [];
  /** Units of flash stock, by variant. */
  readonly flash = new Map<number, number>();
  cappedBy: CappedBy | null = null;
  amount = 0;

  constructor(
    readonly state: State,
    /** Items it may touch. */
    readonly open: readonly boolean[],
  ) {
    this.off = state.items.map(() => 0);
    this.used = state.items.map(() => 0);
    this.usedLeft = state.items.map(() => 0);
  }

  /** How much more may be taken off an item. */
  room(at: number): number {
    const { left, floor } = this.state.items[at] as { left: number; floor: number };
    return Math.max(0, left - floor - (this.off[at] as number));
  }

  /** Units of an item that nothing has used up. */
  free(at: number): number {
    const { quantity, used } = this.state.items[at] as { quantity: number; used: number };
    return quantity - used - (this.used[at] as number);
  }

  /** The item as the rewards so far have left it: what units not used up are worth is what is still to pay of them. */
  now(at: number): Item {
    const item = this.state.items[at] as Item;
    const left = item.left - (this.off[at] as number);
    const used = item.used + (this.used[at] as number);
    return {
      ...item,
      left,
      used,
      usedLeft: Math.min(left, item.usedLeft + (this.usedLeft[at] as number)),
    };
  }

  cap(by: CappedBy) {
    if (this.cappedBy === null || GRAVITY.indexOf(by) > GRAVITY.indexOf(this.cappedBy))
      this.cappedBy = by;
  }

  /** Takes `want` off one item, or what it has room for; answers what it took. */
  take(at: number, want: number): number {
    const given = Math.max(0, Math.min(want, this.room(at)));
    if (given < want)
      this.cap((this.state.items[at] as { floor: number }).floor > 0 ? 'guard' : 'left');
    this.off[at] = (this.off[at] as number) + given;
    this.amount += given;
    return given;
  }

  /** Takes one amount off several items in proportion to `weights`; `limits` beside the room of each. */
  spread(want: number, weights: readonly number[], limits: readonly number[] = weights): number[] {
    const { leftovers } = this.state.rules;
    const rooms = weights.map((weight, at) =>
      weight > 0 ? Math.min(this.room(at), limits[at] as number) : 0,
    );
    const parts = spreadWithin(want, weights, rooms, leftovers);
    let given = 0;
    parts.forEach((part, at) => {
      this.off[at] = (this.off[at] as number) + part;
      given += part;
    });
    this.amount += given;
    if (given < want)
      this.cap(
        weights.some((weight, at) => weight > 0 && (this.state.items[at]?.floor ?? 0) > 0)
          ? 'guard'
          : 'left',
      );
    return parts;
  }

  /** Uses units up, of which `left` is still to pay. */
  useUnits(at: number, count: number, left: number) {
    this.used[at] = (this.used[at] as number) + count;
    this.usedLeft[at] = (this.usedLeft[at] as number) + left;
  }

  /** Does it touch this item: take off it, or use up units of it? */
  touches(at: number): boolean {
    return (this.off[at] as number) > 0 || (this.used[at] as number) > 0;
  }

  get isEmpty(): boolean {
    return this.amount === 0 && this.gifts.length === 0;
  }
}

/** Why a reward gives nothing, with what is missing where something is. */
export interface Nothing {
  verdict: 'nothingInScope' | 'belowThreshold' | 'tooFewUnits' | 'soldOut' | 'memberStockReached';
  missing?: number;
  missingKind?: 'amount' | 'quantity';
}
