/** Decides whether returns are within what was ordered. Pure. */
import type { ReturnReview } from '#contract/orders/sales';

export interface ReturnedGoods {
  sku: string | null;
  quantity: number;
  amount: number;
}
/** What was bought; amounts in minor units after all discounts. */
export interface Ordered {
  shipping: number;
  lines: readonly { sku: string | null; quantity: number; paid: number }[];
}
export interface ReturnToReview {
  id: number;
  externalId: string;
  returnedAt: number;
  review: ReturnReview;
  shipping: number;
  lines: readonly ReturnedGoods[];
}

/** A person's decision stays while the return says the same. */
export const isDecided = (review: ReturnReview) => review === 'accepted' || review === 'refused';

interface Left {
  units: number;
  amount: number;
}
const WHOLE_ORDER = 'whole order';
const skuKey = (sku: string) => `SKU ${sku}`;
/** Lines that were ordered without an SKU; returned goods of an unknown SKU may be theirs. */
const WITHOUT_SKU = 'without SKU';

/** What of an order can still be returned: of the whole order, of each SKU, and of the shipping. */
class Remainder {
  readonly #left = new Map<string, Left>([[WHOLE_ORDER, { units: 0, amount: 0 }]]);
  #shipping: number;

  constructor({ shipping, lines }: Ordered) {
    this.#shipping = shipping;
    for (const { sku, quantity, paid } of lines)
      for (const key of [WHOLE_ORDER, sku === null ? WITHOUT_SKU : skuKey(sku)]) {
        const left = this.#left.get(key) ?? { units: 0, amount: 0 };
        this.#left.set(key, { units: left.units + quantity, amount: left.amount + paid });
      }
  }

  #keysOf(sku: string | null): string[] {
    if (sku === null) return [WHOLE_ORDER];
    return [WHOLE_ORDER, this.#left.has(skuKey(sku)) ? skuKey(sku) : WITHOUT_SKU];
  }
  #sums({ lines }: ReturnToReview): Map<string, Left> {
    const sums = new Map<string, Left>();
    for (const { sku, quantity, amount } of lines)
      for (const key of this.#keysOf(sku)) {
        const sum = sums.get(key) ?? { units: 0, amount: 0 };
        sums.set(key, { units: sum.units + quantity, amount: sum.amount + amount });
      }
    return sums;
  }
  includes(one: ReturnToReview): boolean {
    if (one.shipping > 0 && one.shipping > this.#shipping) return false;
    return [...this.#sums(one)].every(([key, { units, amount }]) => {
      const left = this.#left.get(key) ?? { units: 0, amount: 0 };
      return (units === 0 || units <= left.units) && (amount === 0 || amount <= left.amount);
    });
  }
  take(one: ReturnToReview) {
    this.#shipping -= one.shipping;
    for (const [key, { units, amount }] of this.#sums(one)) {
      const left = this.#left.get(key) ?? { units: 0, amount: 0 };
      this.#left.set(key, { units: left.units - units, amount: left.amount - amount });
    }
  }
}

const isEarlier = (one: ReturnToReview, other: ReturnToReview) =>
  one.returnedAt - other.returnedAt || (one.externalId < other.externalId ? -1 : 1);

/**
 * The review of each return of an order, whatever the order in which they arrived. Accepted returns come first, then
 * the earliest: a return fits while what is left of units, money and shipping covers all of it, else it waits for a
 * person. A waiting or refused return uses up nothing.
 */
export const reviewReturns = (
  ordered: Ordered,
  returns: readonly ReturnToReview[],
): Map<number, ReturnReview> => {
  const remainder = new Remainder(ordered);
  const reviews = new Map<number, ReturnReview>();
  for (const one of returns.filter(({ review }) => isDecided(review))) {
    reviews.set(one.id, one.review);
    if (one.review === 'accepted') remainder.take(one);
  }
  for (const one of returns.filter(({ review }) => !isDecided(review)).sort(isEarlier)) {
    const fits = remainder.includes(one);
    if (fits) remainder.take(one);
    reviews.set(one.id, fits ? 'fits' : 'waiting');
  }
  return reviews;
};
