/** Books returned goods on the lines of their order. Pure; amounts in minor units. */
import { type BookableLine, isFree, isWorthAny, LineAccount, WORTHS } from './lineAccount.ts';

export interface ReturnedGoods {
  sku: string | null;
  quantity: number;
  amount: number;
  /** The index of the line that the return names; null where it names none that is known. */
  line: number | null;
  /** The store's id of the return: it tells equal goods apart, whenever they came back. */
  externalId?: string;
}
/** Units and money of returned goods that are of the line with this index. */
export interface Part {
  index: number;
  units: number;
  amount: number;
}

/** Goods with their units that are booked, by line, and how many are not. */
interface Entry {
  goods: ReturnedGoods;
  units: Map<number, number>;
  open: number;
  /** Whether the account of their line has their money. */
  isPaidBack: boolean;
}

const byText = (one = '', other = '') => Number(one > other) - Number(one < other);
const byContent = ({ goods: one }: Entry, { goods: other }: Entry) =>
  other.quantity - one.quantity ||
  other.amount - one.amount ||
  byText(one.externalId, other.externalId);

type RoomOf = (account: LineAccount) => number;

class Booking {
  readonly #accounts: readonly LineAccount[];
  readonly #bySku = new Map<string | null, number[]>();

  constructor(lines: readonly BookableLine[], stated: readonly (number | null)[]) {
    this.#accounts = lines.map((line, index) => {
      const units = stated[index];
      return new LineAccount(line, units === undefined ? 0 : units);
    });
    lines.forEach(({ sku }, index) => {
      const indices = this.#bySku.get(sku);
      if (indices) indices.push(index);
      else this.#bySku.set(sku, [index]);
    });
  }

  #linesOf({ sku }: ReturnedGoods): readonly number[] {
    return this.#bySku.get(sku) ?? [];
  }
  #accountOf(index: number): LineAccount {
    return this.#accounts[index] as LineAccount;
  }
  #take(entry: Entry, index: number, most: number): number {
    const units = Math.min(entry.open, most);
    if (units <= 0) return 0;
    entry.open -= units;
    entry.units.set(index, (entry.units.get(index) ?? 0) + units);
    this.#accountOf(index).units += units;
    return units;
  }
  #payBack(entry: Entry, index: number, amount = entry.goods.amount) {
    entry.isPaidBack = true;
    this.#accountOf(index).refunded += amount;
  }

  /** Goods that name a line are of no other. */
  named(entries: readonly Entry[]) {
    for (const entry of entries) {
      const { line } = entry.goods;
      if (line === null) continue;
      const account = this.#accountOf(line);
      account.named += this.#take(entry, line, account.free);
      this.#payBack(entry, line);
    }
  }
  #choicesOf({ goods }: Entry): number {
    const possible = this.#linesOf(goods).filter((index) => {
      const account = this.#accountOf(index);
      return account.free >= goods.quantity && isWorthAny(account, goods);
    });
    return possible.length;
  }
  /** Those that are worth the units of fewer lines come first, so that no others take what they need. */
  byChoices(entries: readonly Entry[]): Entry[] {
    const choices = new Map(entries.map((entry) => [entry, this.#choicesOf(entry)]));
    const of = (entry: Entry) => choices.get(entry) ?? 0;
    return entries.toSorted((one, other) => of(one) - of(other));
  }
  /** Whole goods, on a line of which as many units are worth the amount. */
  byWorth(entries: readonly Entry[], roomOf: RoomOf) {
    for (const isWorth of WORTHS)
      for (const entry of entries) {
        const { goods, units } = entry;
        if (units.size > 0) continue;
        const found = this.#linesOf(goods).find((index) => {
          const account = this.#accountOf(index);
          return roomOf(account) >= goods.quantity && isWorth(account, goods);
        });
        if (found === undefined) continue;
        this.#take(entry, found, goods.quantity);
        this.#payBack(entry, found);
      }
  }
  /** Units that are open still, in the order of the lines: goods without money on free lines first, others there last. */
  inOrder(entries: readonly Entry[], roomOf: RoomOf) {
    for (const entry of entries) {
      const lines = this.#linesOf(entry.goods);
      for (const isFirst of [true, false])
        for (const index of lines) {
          if (entry.open === 0) break;
          const account = this.#accountOf(index);
          const isOfFree = isFree(account.line) === (entry.goods.amount === 0);
          if (isOfFree === isFirst) this.#take(entry, index, roomOf(account));
        }
    }
  }
  /** The money belongs to each line up to what was paid for it; what is more, to the last. */
  partsOf(entry: Entry): Part[] {
    const { goods, units, isPaidBack } = entry;
    const first = goods.line ?? this.#linesOf(goods)[0];
    if (first === undefined) return [];
    // More units than were sold: only money.
    const booked = units.size > 0 ? [...units].sort(([a], [b]) => a - b) : [[first, 0] as const];
    let rest = goods.amount;
    return booked.map(([index, some], at) => {
      const { moneyLeft } = this.#accountOf(index);
      const isLast = at === booked.length - 1;
      const amount = isLast ? rest : Math.min(rest, Math.max(0, moneyLeft));
      rest -= amount;
      if (!isPaidBack) this.#payBack(entry, index, amount);
      return { index, units: some, amount };
    });
  }
}

/**
 * The lines of the order that returned goods are of, for each return and each of its lines. It depends on the goods and on
 * what was stated, not on when they came back or in which order they are told. Goods that name a line are of that line.
 * The others are of their SKU (goods without one: of the lines without one): of the units that the store stated and that
 * no goods name; of a line whose units are worth exactly the amount, all of them or what is left of them rather than a
 * share; of the other units that were stated; of the first line with units left, goods without money first of one that was
 * free, others last. No line gets more units than were sold of it: more goods have fewer units in their parts, and goods
 * of no line have no parts.
 *
 * `returns`: all counted returns of the order. `stated`: what the store stated to have come back in all, by line; null
 * for what no statement can name, such as a gift.
 */
export const bookReturns = (
  lines: readonly BookableLine[],
  returns: readonly (readonly ReturnedGoods[])[],
  stated: readonly (number | null)[] = [],
): Part[][][] => {
  const entries = returns.map((ofOne) =>
    ofOne.map((goods): Entry => ({
      goods,
      units: new Map(),
      open: goods.quantity,
      isPaidBack: false,
    })),
  );
  const all = entries.flat().sort(byContent);
  const booking = new Booking(lines, stated);
  booking.named(all);
  const unnamed = booking.byChoices(all.filter(({ goods }) => goods.line === null));
  if (stated.length > 0) {
    booking.byWorth(unnamed, ({ stated: of, free, untold }) => (of === null ? free : untold));
    booking.inOrder(unnamed, ({ untold }) => untold);
  }
  booking.byWorth(unnamed, ({ free }) => free);
  if (stated.length > 0) booking.inOrder(unnamed, ({ untoldBeside }) => untoldBeside);
  booking.inOrder(unnamed, ({ free }) => free);
  // Goods of several lines fill what the others leave of the money of each.
  const parts = new Map<Entry, Part[]>();
  for (const entry of all.toSorted((one, other) => one.units.size - other.units.size))
    parts.set(entry, booking.partsOf(entry));
  return entries.map((ofOne) => ofOne.map((entry) => parts.get(entry) ?? []));
};

interface Dated {
  returnedAt: number;
  externalId: string;
}
/** By when they happened; of the same instant by the store's id, so that it does not matter which arrived first. */
export const byTime = (one: Dated, other: Dated): number =>
  one.returnedAt - other.returnedAt || byText(one.externalId, other.externalId);
