/** What returns take off the revenue with known cost, and off that cost. Pure. */
import { bookReturns, type ReturnedGoods } from './bookReturns.ts';
import type { ReturnedLine, SoldLine } from './bundle.ts';

export interface Returned extends ReturnedGoods {
  categoryId: number | null;
}

/** A sold line, or goods that are of no line, with the units and the money that came back of it so far. */
interface Account {
  categoryId: number | null;
  paid: number;
  isKnown: boolean;
  units: number;
  money: number;
}

/**
 * The money of each account: up to what was paid for it its own; what is more goes to the other lines that came back,
 * and what is left then stays where it was sent.
 */
const shareMoney = (accounts: readonly Account[]): number[] => {
  const own = accounts.map(({ paid, money }) => Math.min(paid, money));
  const more = accounts.map(({ money }, index) => money - (own[index] ?? 0));
  let excess = more.reduce((sum, one) => sum + one, 0);
  const shares = accounts.map(({ paid, units }, index) => {
    const kept = own[index] ?? 0;
    const taken = units > 0 ? Math.min(excess, paid - kept) : 0;
    excess -= taken;
    return kept + taken;
  });
  return shares.map((share, index) => {
    const stays = Math.min(excess, more[index] ?? 0);
    excess -= stays;
    return share + stays;
  });
};

/**
 * The contributions of each return of an order; `returns` are all that count, in the order of time, `sold` the lines of
 * the order, in order; undefined without one. A return takes its money off its own category. Units and money belong to
 * the lines that they are booked on, over all returns of the order and in no more units than were sold, so that an order
 * of which everything came back keeps neither revenue nor cost. What belongs to a line of unknown cost is left out of
 * the profit as its sale is. Of goods that cannot be told (the return names no known order, or no SKU of it) only the
 * money is taken, and not even that where the order has no known cost, nor with `onlyTold`.
 */
export const toReturnedLines = (
  returns: readonly (readonly Returned[])[],
  sold: readonly SoldLine[] | undefined,
  onlyTold = false,
): ReturnedLine[][] => {
  const lines = sold ?? [];
  const isAnyKnown = sold === undefined || sold.some(({ cost }) => cost !== null);
  const accounts = lines.map(({ categoryId, paid, cost }): Account => ({
    categoryId,
    paid,
    isKnown: cost !== null,
    units: 0,
    money: 0,
  }));
  const booked = bookReturns(lines, returns);
  let before: number[] = [];
  return returns.map((goods, at) => {
    const costs = new Map<number, number>();
    goods.forEach(({ categoryId, amount }, index) => {
      const parts = booked[at]?.[index] ?? [];
      if (parts.length === 0 && !onlyTold)
        accounts.push({ categoryId, paid: 0, isKnown: isAnyKnown, units: 0, money: amount });
      for (const part of parts) {
        const account = accounts[part.index] as Account;
        account.units += part.units;
        account.money += part.amount;
        const cost = (lines[part.index]?.cost ?? 0) * part.units;
        costs.set(part.index, (costs.get(part.index) ?? 0) + cost);
      }
    });
    const shares = shareMoney(accounts);
    const changes = accounts.flatMap(({ categoryId, isKnown }, index): ReturnedLine[] => {
      const amountWithCost = isKnown ? (shares[index] ?? 0) - (before[index] ?? 0) : 0;
      const cost = costs.get(index) ?? 0;
      const isNone = amountWithCost === 0 && cost === 0;
      return isNone ? [] : [{ categoryId, amount: 0, moneyOnly: 0, amountWithCost, cost }];
    });
    before = shares;
    return [
      ...goods.map(({ categoryId, quantity, amount }) => ({
        categoryId,
        amount,
        moneyOnly: quantity === 0 ? amount : 0,
        amountWithCost: 0,
        cost: 0,
      })),
      ...changes,
    ];
  });
};
