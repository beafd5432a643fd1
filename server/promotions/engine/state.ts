/** The basket as promotions find it, one after another: what is left to pay of each line, and how low it may go. */
import type { EngineRules, Basket, BasketLine } from './types.ts';

/** A line of goods, or one delivery (`line` null). */
export interface Item {
  line: BasketLine | null;
  method: string | null;
  quantity: number;
  /** Before any promotion. */
  original: number;
  left: number;
  /** Least that may be left. */
  floor: number;
  /** Units that a buy-and-get, a bundle or a flash sale has used up, and what is left to pay of them. */
  used: number;
  usedLeft: number;
}
export interface State {
  /** Goods by line id, then deliveries by method: the order in which a basket was sent changes nothing. */
  items: Item[];
  basket: Basket;
  rules: EngineRules;
}

const PARTS = /\d{1,15}|\D+/g;
/** Figures within ids by their value (`L2` before `L10`), all else by its code units: one order for every pair. */
const compareIds = (a: string, b: string): number => {
  const [left, right] = [a.match(PARTS) ?? [], b.match(PARTS) ?? []];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [x, y] = [left[at] as string, right[at] as string];
    if (x === y) continue;
    const [isFigure, isOther] = [/^\d/.test(x), /^\d/.test(y)];
    if (isFigure !== isOther) return isFigure ? -1 : 1;
    if (isFigure && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
};

export const openState = (basket: Basket, rules: EngineRules): State => ({
  basket,
  rules,
  items: [
    ...basket.lines
      .toSorted((a, b) => compareIds(a.id, b.id))
      .map((line) => {
        const original = line.unitPrice * line.quantity;
        const floor = (line.floor ?? 0) * line.quantity;
        return {
          line,
          method: null,
          quantity: line.quantity,
          original,
          left: original,
          floor,
          used: 0,
          usedLeft: 0,
        };
      }),
    ...basket.shipping
      .toSorted((a, b) => compareIds(a.method, b.method))
      .map(({ method, amount }) => ({
        line: null,
        method,
        quantity: 1,
        original: amount,
        left: amount,
        floor: 0,
        used: 0,
        usedLeft: 0,
      })),
  ],
});

/** `count` of `quantity` units worth `left` together; they differ by one minor unit at most, the lower ones come first. */
const partOf = (left: number, quantity: number, count: number): number => {
  if (count >= quantity || quantity <= 0) return Math.max(0, left);
  return Math.floor(left / quantity) * count + Math.max(0, count - (quantity - (left % quantity)));
};

/** What `count` units of an item are worth now, without ever pricing a unit in fractions. */
export const worthOf = ({ left, quantity }: Item, count: number): number =>
  partOf(left, quantity, count);

/** The same for units that nothing has used up. */
export const freeWorthOf = ({ left, usedLeft, quantity, used }: Item, count: number): number =>
  partOf(left - usedLeft, quantity - used, count);
