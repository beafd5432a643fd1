/** The basket as each promotion finds it: what is left to pay of each line, and how low it may go. Pure. */
import { compareIds } from './lineOrder.ts';
import type { Basket, BasketLine, EngineRules } from './types.ts';

/** A line of goods, or one delivery (`line` is null). */
export interface Item {
  /** Its position among the items. */
  index: number;
  line: BasketLine | null;
  method: string | null;
  quantity: number;
  /** What it costs before any promotion. */
  original: number;
  left: number;
  /** The least that may be left to pay. */
  floor: number;
  /** Units that a buy-and-get, a bundle or a flash sale has used up, and what is left to pay of them. */
  used: number;
  usedLeft: number;
}
export interface BasketState {
  /** Goods by line id, then deliveries by method: the order in which a basket was sent changes nothing. */
  items: Item[];
  basket: Basket;
  rules: EngineRules;
}

const goodsItem = (line: BasketLine, index: number): Item => {
  const original = line.unitPrice * line.quantity;
  return {
    index,
    line,
    method: null,
    quantity: line.quantity,
    original,
    left: original,
    floor: (line.floor ?? 0) * line.quantity,
    used: 0,
    usedLeft: 0,
  };
};

const deliveryItem = (method: string, amount: number, index: number): Item => ({
  index,
  line: null,
  method,
  quantity: 1,
  original: amount,
  left: amount,
  floor: 0,
  used: 0,
  usedLeft: 0,
});

export const toBasketState = (basket: Basket, rules: EngineRules): BasketState => {
  const goods = basket.lines.toSorted((a, b) => compareIds(a.id, b.id)).map(goodsItem);
  const deliveries = basket.shipping
    .toSorted((a, b) => compareIds(a.method, b.method))
    .map(({ method, amount }, index) => deliveryItem(method, amount, goods.length + index));
  return { basket, rules, items: [...goods, ...deliveries] };
};
