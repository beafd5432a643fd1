/** The basket as each promotion finds it: what is left to pay of its goods, and how low they may go. Pure. */
import { compareIds } from './lineOrder.ts';
import type { Basket, BasketLine, EngineRules } from './types.ts';
import { worthOfUnits } from './units.ts';

/** Lines of one variant at one price: promotions see them as one line, however the basket was sent. */
export interface Goods {
  /** Stands for all of them where a scope is matched. */
  line: BasketLine;
  /** What is left to pay of each line. */
  parts: { line: BasketLine; left: number }[];
}

/** Units of the same goods that promotions have treated alike so far, or one delivery (`goods` is null). */
export interface Item {
  /** Index among the items. */
  index: number;
  goods: Goods | null;
  line: BasketLine | null;
  method: string | null;
  quantity: number;
  /** The amount before any promotion. */
  original: number;
  left: number;
  /** The smallest amount that may remain. */
  floor: number;
  /** Whether a buy-and-get, a bundle or a flash sale has used up its units. */
  isUsed: boolean;
}
export interface BasketState {
  /** Goods by line id, then deliveries by method, so that the order of lines in the request has no effect. */
  items: Item[];
  basket: Basket;
  rules: EngineRules;
}

/** What two lines must have in common to be the same goods. */
const keyOf = (line: BasketLine): string => {
  const { variantId, unitPrice, originalPrice, floor, productId, categoryIds, brand, tags } = line;
  return JSON.stringify([
    variantId,
    unitPrice,
    originalPrice,
    floor,
    productId,
    categoryIds,
    brand,
    tags,
  ]);
};

const groupLines = (lines: readonly BasketLine[]): Goods[] => {
  const groups = new Map<string, Goods>();
  for (const line of lines.toSorted((a, b) => compareIds(a.id, b.id))) {
    const key = keyOf(line);
    const part = { line, left: line.unitPrice * line.quantity - (line.takenBefore ?? 0) };
    const goods = groups.get(key);
    if (goods) goods.parts.push(part);
    else groups.set(key, { line, parts: [part] });
  }
  return [...groups.values()];
};

const goodsItem = (goods: Goods, index: number): Item => {
  const { line, parts } = goods;
  const quantity = parts.reduce((sum, part) => sum + part.line.quantity, 0);
  const original = line.unitPrice * quantity;
  return {
    index,
    goods,
    line,
    method: null,
    quantity,
    original,
    left: parts.reduce((sum, part) => sum + part.left, 0),
    floor: (line.floor ?? 0) * quantity,
    isUsed: false,
  };
};

const deliveryItem = (method: string, amount: number, index: number): Item => ({
  index,
  goods: null,
  line: null,
  method,
  quantity: 1,
  original: amount,
  left: amount,
  floor: 0,
  isUsed: false,
});

export const toBasketState = (basket: Basket, rules: EngineRules): BasketState => {
  const goods = groupLines(basket.lines).map(goodsItem);
  const deliveries = basket.shipping
    .toSorted((a, b) => compareIds(a.method, b.method))
    .map(({ method, amount }, index) => deliveryItem(method, amount, goods.length + index));
  return { basket, rules, items: [...goods, ...deliveries] };
};

/**
 * Leaves the first `units` of an item in it and makes an item of the others, right behind it. `left` is what is still
 * to pay of the first ones.
 */
export const splitItem = (
  state: BasketState,
  item: Item,
  units: number,
  left = worthOfUnits(item.left, item.quantity, units),
) => {
  const share = (whole: number) => (whole / item.quantity) * units;
  const [original, floor] = [share(item.original), share(item.floor)];
  const rest: Item = {
    ...item,
    quantity: item.quantity - units,
    original: item.original - original,
    left: item.left - left,
    floor: item.floor - floor,
  };
  Object.assign(item, { quantity: units, original, left, floor });
  state.items.splice(item.index + 1, 0, rest);
  state.items.forEach((one, index) => (one.index = index));
};
