/** The state of the basket while promotions are applied: the remaining amount of each line, and its floor. Pure. */
import { compareIds } from './lineOrder.ts';
import type { Basket, BasketLine, EngineRules } from './types.ts';

/** A line of goods, or one delivery (`line` is null). */
export interface Item {
  /** Index among the items. */
  index: number;
  line: BasketLine | null;
  method: string | null;
  quantity: number;
  /** The amount before any promotion. */
  original: number;
  left: number;
  /** The smallest amount that may remain. */
  floor: number;
  /** Units that a buy-and-get, a bundle or a flash sale has used, and their remaining amount. */
  used: number;
  usedLeft: number;
}
export interface BasketState {
  /** Goods by line id, then deliveries by method, so that the order of lines in the request has no effect. */
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
