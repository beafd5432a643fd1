/** Decides whether returns are within what was ordered. Pure. */
import type { LineIssue, ReturnReview } from '#contract/orders/sales';
import { byTime, type ReturnedGoods } from '../sales/bookReturns.ts';

/** A return may be compared by its SKUs alone. */
type GoodsToReview = Pick<ReturnedGoods, 'sku' | 'quantity' | 'amount'> &
  Partial<Pick<ReturnedGoods, 'line'>> & {
    /** Why the order does not have the line that they name. */
    lineIssue?: LineIssue | null;
  };
/** What was bought; amounts in minor units after all discounts. */
export interface Ordered {
  shipping: number;
  lines: readonly { sku: string | null; quantity: number; paid: number }[];
}
export interface ReturnToReview {
  id: number;
  externalId: string;
  returnedAt: number;
  /** Until now; 'waiting' for a return that is new or asks for more than before. */
  review: ReturnReview;
  shipping: number;
  lines: readonly GoodsToReview[];
}

/** A person's decision stays while the return says the same. */
const isDecided = (review: ReturnReview) => review === 'accepted' || review === 'refused';

const WHOLE_ORDER = 'whole order';
const skuKey = (sku: string) => `SKU ${sku}`;
/** Lines that were ordered without an SKU; returned goods of an unknown SKU may be theirs. */
const WITHOUT_SKU = 'without SKU';
const lineKey = (index: number) => `line ${index}`;

/** The limits to which the units of an ordered line belong. */
const limitsOfLine = ({ sku }: Ordered['lines'][number], index: number): string[] => [
  WHOLE_ORDER,
  sku === null ? WITHOUT_SKU : skuKey(sku),
  lineKey(index),
];
/** The limits of returned goods, the widest first. `isOrdered`: whether the order has goods with this limit. */
const limitsOf = (
  { sku, line = null }: Pick<GoodsToReview, 'sku' | 'line'>,
  isOrdered: (limit: string) => boolean,
): string[] => [
  WHOLE_ORDER,
  ...(sku === null ? [] : [isOrdered(skuKey(sku)) ? skuKey(sku) : WITHOUT_SKU]),
  ...(line === null ? [] : [lineKey(line)]),
];

interface Sum {
  units: number;
  amount: number;
}
/** A returned line beside what limits it most: its line, its SKU (or all goods without one), or the whole order. */
export interface ComparedLine {
  comparedWith: 'line' | 'sku' | 'order';
  ordered: Sum;
  otherReturns: Sum;
}

/**
 * The limit of which the fewest units are left, with what was ordered and what other counted returns gave back of it;
 * of two with the same, the narrower one. Minor units.
 */
export const compareWithOrder = (
  one: Pick<GoodsToReview, 'sku' | 'line'>,
  lines: Ordered['lines'],
  others: readonly GoodsToReview[],
): ComparedLine => {
  const known = new Set(lines.flatMap(limitsOfLine));
  const isOrdered = (limit: string) => known.has(limit);
  const sumOf = (parts: readonly Sum[]): Sum => ({
    units: parts.reduce((sum, { units }) => sum + units, 0),
    amount: parts.reduce((sum, { amount }) => sum + amount, 0),
  });
  const compared = limitsOf(one, isOrdered).map((limit): ComparedLine => ({
    comparedWith: limit === WHOLE_ORDER ? 'order' : limit.startsWith('line ') ? 'line' : 'sku',
    ordered: sumOf(
      lines.flatMap((line, index) =>
        limitsOfLine(line, index).includes(limit)
          ? [{ units: line.quantity, amount: line.paid }]
          : [],
      ),
    ),
    otherReturns: sumOf(
      others.flatMap((other) =>
        limitsOf(other, isOrdered).includes(limit)
          ? [{ units: other.quantity, amount: other.amount }]
          : [],
      ),
    ),
  }));
  const left = ({ ordered, otherReturns }: ComparedLine) => ordered.units - otherReturns.units;
  return compared.reduce((least, next) => (left(next) <= left(least) ? next : least));
};

/**
 * What of an order can still be returned: units of the whole order, of each SKU and of each named line, and money of the whole order, for
 * goods and for shipping. Money has no limit per SKU: a discount that an earlier return took back is given back with
 * whatever goods are returned last.
 */
class Remainder {
  readonly #units = new Map<string, number>([[WHOLE_ORDER, 0]]);
  #amount: number;
  #shipping: number;

  constructor({ shipping, lines }: Ordered) {
    this.#shipping = shipping;
    this.#amount = lines.reduce((sum, { paid }) => sum + paid, 0);
    lines.forEach((line, index) => {
      for (const key of limitsOfLine(line, index))
        this.#units.set(key, this.#unitsOf(key) + line.quantity);
    });
  }

  #unitsOf(key: string): number {
    return this.#units.get(key) ?? 0;
  }
  #keysOf(goods: GoodsToReview): string[] {
    return limitsOf(goods, (limit) => this.#units.has(limit));
  }
  #unitsBack({ lines }: ReturnToReview): Map<string, number> {
    const units = new Map<string, number>();
    for (const goods of lines)
      for (const key of this.#keysOf(goods)) units.set(key, (units.get(key) ?? 0) + goods.quantity);
    return units;
  }
  includes(one: ReturnToReview): boolean {
    const amount = amountOf(one);
    return (
      one.lines.every(({ lineIssue = null }) => lineIssue === null) &&
      (one.shipping === 0 || one.shipping <= this.#shipping) &&
      (amount === 0 || amount <= this.#amount) &&
      [...this.#unitsBack(one)].every(([key, units]) => units <= this.#unitsOf(key))
    );
  }
  take(one: ReturnToReview) {
    this.#shipping -= one.shipping;
    this.#amount -= amountOf(one);
    for (const [key, units] of this.#unitsBack(one))
      this.#units.set(key, this.#unitsOf(key) - units);
  }
  /** A person accepted it: of units beyond what is left only those that are left are taken, its money is taken in full. */
  takeAccepted(one: ReturnToReview) {
    this.#shipping -= one.shipping;
    this.#amount -= amountOf(one);
    for (const goods of one.lines) {
      const keys = this.#keysOf(goods);
      const units = Math.min(goods.quantity, ...keys.map((key) => this.#unitsOf(key)));
      for (const key of keys) this.#units.set(key, this.#unitsOf(key) - units);
    }
  }
}

const amountOf = ({ lines }: ReturnToReview) => lines.reduce((sum, { amount }) => sum + amount, 0);

const fitted = ({ review }: ReturnToReview) => review === 'fits';

/**
 * The review of each return of an order: the earliest come first, and a return fits while what is left of units, money
 * and shipping covers all of it and the order has the lines that it names, else it waits for a person. A waiting or refused return uses up nothing. An accepted one
 * is beyond the order by a person's decision: it uses up its money, and units of its own lines as far as they are left,
 * never those of other goods. It takes nothing from returns that did fit before, which come first once a person has
 * decided on a return of the order. Until then the order in which returns arrive changes nothing.
 */
export const reviewReturns = (
  ordered: Ordered,
  returns: readonly ReturnToReview[],
): Map<number, ReturnReview> => {
  const decided = returns.filter(({ review }) => isDecided(review)).sort(byTime);
  const open = returns.filter(({ review }) => !isDecided(review)).sort(byTime);
  const settled = decided.length > 0 ? open.filter(fitted) : [];
  const reviews = new Map(decided.map(({ id, review }) => [id, review]));
  const remainder = new Remainder(ordered);
  const review = (one: ReturnToReview) => {
    const fits = remainder.includes(one);
    if (fits) remainder.take(one);
    reviews.set(one.id, fits ? 'fits' : 'waiting');
  };
  settled.forEach(review);
  for (const one of decided) if (one.review === 'accepted') remainder.takeAccepted(one);
  for (const one of open) if (!settled.includes(one)) review(one);
  return reviews;
};
