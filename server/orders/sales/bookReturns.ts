/** Books returned goods on the lines of their order. Pure; amounts in minor units. */
import { mulDiv } from '#shared/money';

export interface BookableLine {
  sku: string | null;
  quantity: number;
  paid: number;
}
export const isFree = ({ paid }: Pick<BookableLine, 'paid'>): boolean => paid === 0;

export interface ReturnedGoods {
  sku: string | null;
  quantity: number;
  amount: number;
  /** The index of the line that the return names; null where it names none that is known. */
  line: number | null;
}
/** Units and money of returned goods that are of the line with this index. */
export interface Part {
  index: number;
  units: number;
  amount: number;
}

/**
 * What was paid for the first `units` of a line. All returns of the line together come to exactly what was paid, however
 * they are split.
 */
export const paidFor = (
  { paid, quantity }: Pick<BookableLine, 'paid' | 'quantity'>,
  units: number,
) => mulDiv(paid, units, quantity, 'down');

class Booking {
  readonly #booked: number[];
  readonly #money: number[];
  /** Units that returns name and that are not booked yet: they are kept for them. */
  readonly #named: number[];

  constructor(
    readonly lines: readonly BookableLine[],
    goods: readonly ReturnedGoods[],
    readonly stated: readonly (number | null)[],
  ) {
    this.#booked = lines.map(() => 0);
    this.#money = lines.map(() => 0);
    this.#named = lines.map(() => 0);
    for (const { line, quantity } of goods)
      if (line !== null) this.#named[line] = (this.#named[line] ?? 0) + quantity;
    lines.forEach(({ quantity }, index) => {
      this.#named[index] = Math.min(quantity, this.#named[index] ?? 0);
    });
  }

  #free(index: number) {
    const quantity = this.lines[index]?.quantity ?? 0;
    return quantity - (this.#booked[index] ?? 0) - (this.#named[index] ?? 0);
  }
  /** Units that the store stated to be back and that no return has told yet. */
  #untold(index: number) {
    const told = (this.#booked[index] ?? 0) + (this.#named[index] ?? 0);
    return Math.max(0, Math.min(this.#free(index), (this.stated[index] ?? 0) - told));
  }
  #isWorth(index: number, { quantity, amount }: ReturnedGoods) {
    const line = this.lines[index];
    const booked = this.#booked[index] ?? 0;
    return line && paidFor(line, booked + quantity) - paidFor(line, booked) === amount;
  }
  #take(index: number, units: number): Part {
    this.#booked[index] = (this.#booked[index] ?? 0) + units;
    return { index, units, amount: 0 };
  }
  #linesOf({ sku }: ReturnedGoods) {
    return this.lines.flatMap((one, index) => (one.sku === sku ? index : []));
  }

  named({ line, quantity }: ReturnedGoods): Part[] {
    if (line === null) return [];
    const units = Math.min(quantity, this.#named[line] ?? 0);
    this.#named[line] = (this.#named[line] ?? 0) - units;
    return units > 0 ? [this.#take(line, units)] : [];
  }
  /** A line whose own value is the amount; while the store stated lines, only among these and what it cannot state. */
  exact(goods: ReturnedGoods): Part[] {
    const indices = this.#linesOf(goods);
    const isStated = indices.some((index) => this.#untold(index) > 0);
    const room = (index: number) =>
      isStated && this.stated[index] !== null ? this.#untold(index) : this.#free(index);
    const found = indices.find(
      (index) => room(index) >= goods.quantity && this.#isWorth(index, goods),
    );
    return found === undefined ? [] : [this.#take(found, goods.quantity)];
  }
  /** Stated lines first, then the others, in the order of the lines; goods that name a line are of no other. */
  inOrder(goods: ReturnedGoods, booked: number): Part[] {
    let rest = goods.quantity - booked;
    const parts: Part[] = [];
    const takeUpTo = (index: number, most: number) => {
      const units = Math.min(rest, most);
      if (units <= 0) return;
      parts.push(this.#take(index, units));
      rest -= units;
    };
    const indices = goods.line === null ? this.#linesOf(goods) : [goods.line];
    for (const index of indices) takeUpTo(index, this.#untold(index));
    for (const index of indices) takeUpTo(index, this.#free(index));
    return parts;
  }
  /** The money belongs to each line up to what was paid for it; what is more, to the last. */
  withMoney(goods: ReturnedGoods, parts: Part[]): Part[] {
    const first = goods.line ?? this.#linesOf(goods)[0];
    if (parts.length === 0 && first === undefined) return [];
    // More units than were sold: only money.
    const all = parts.length > 0 ? parts : [{ index: first as number, units: 0, amount: 0 }];
    let rest = goods.amount;
    return all.map((part, position) => {
      const { index } = part;
      const room = Math.max(0, (this.lines[index]?.paid ?? 0) - (this.#money[index] ?? 0));
      const amount = position === all.length - 1 ? rest : Math.min(rest, room);
      rest -= amount;
      this.#money[index] = (this.#money[index] ?? 0) + amount;
      return { ...part, amount };
    });
  }
}

/**
 * The lines of the order that returned goods are of, for each return and each of its lines: the line that the return
 * names; else, among the lines of the SKU (goods without one: the lines without one), those that the store stated to be
 * back, then the line of which as many units are worth exactly the amount, then the order of the lines. No line gets
 * more units than were sold of it: more goods have fewer units in their parts, and goods of no line have no parts.
 *
 * `returns`: all counted returns of the order, in the order of time. `stated`: what the store stated to have come back
 * in all, by line; null for what no statement can name, such as a gift.
 */
export const bookReturns = (
  lines: readonly BookableLine[],
  returns: readonly (readonly ReturnedGoods[])[],
  stated: readonly (number | null)[] = [],
): Part[][][] => {
  const booking = new Booking(lines, returns.flat(), stated);
  return returns.map((goods) => {
    const named = goods.map((one) => booking.named(one));
    const exact = goods.map((one) => (one.line === null ? booking.exact(one) : []));
    return goods.map((one, index) => {
      const parts = [...(named[index] ?? []), ...(exact[index] ?? [])];
      const booked = parts.reduce((sum, { units }) => sum + units, 0);
      return booking.withMoney(one, [...parts, ...booking.inOrder(one, booked)]);
    });
  });
};

interface Dated {
  returnedAt: number;
  externalId: string;
}
/** By when they happened; of the same instant by the store's id, so that it does not matter which arrived first. */
export const byTime = (one: Dated, other: Dated): number =>
  one.returnedAt - other.returnedAt ||
  Number(one.externalId > other.externalId) - Number(one.externalId < other.externalId);
