/** What returned lines take off the revenue with known cost, and off that cost. Pure. */
import type { ReturnedLine, SoldLine } from './bundle.ts';

export interface Returned {
  sku: string | null;
  categoryId: number | null;
  quantity: number;
  amount: number;
}
type Known = Pick<ReturnedLine, 'amountWithCost' | 'cost'>;

/** What of so many units and so much money of an SKU has a known cost; its lines are used up in their order. */
const knownOf = (lines: readonly SoldLine[], units: number, amount: number): Known => {
  const known = { amountWithCost: 0, cost: 0 };
  for (const { quantity, paid, cost } of lines) {
    const ofLine = { units: Math.min(units, quantity), amount: Math.min(amount, paid) };
    units -= ofLine.units;
    amount -= ofLine.amount;
    if (cost === null) continue;
    known.cost += cost * ofLine.units;
    known.amountWithCost += ofLine.amount;
  }
  // More money than was paid for the SKU is taken as from its first line.
  if (lines[0] && lines[0].cost !== null) known.amountWithCost += amount;
  return known;
};

/** Of goods that cannot be told: only their money, and not even that where the order has no known cost. */
const ofUnknownGoods = (amount: number, sold: readonly SoldLine[] | undefined): Known => ({
  amountWithCost: sold?.every(({ cost }) => cost === null) ? 0 : amount,
  cost: 0,
});

/**
 * Goods and money come back from the lines of their SKU in the order of the lines, over all returns of the order and in
 * no more units than were sold, so that an order that is returned completely keeps neither revenue nor cost. What comes
 * from a line of unknown cost is left out of the profit as the sale is. Where the goods cannot be told (the return names
 * no known order, or no SKU of it), only the money is taken. `returned`: the lines of all counted returns of an order,
 * the earliest first; `sold`: the lines of that order, in order; undefined without one.
 */
export const toReturnedLines = (
  returned: readonly Returned[],
  sold: readonly SoldLine[] | undefined,
): ReturnedLine[] => {
  const before = new Map<string, { units: number; amount: number }>();
  return returned.map(({ sku, categoryId, quantity, amount }) => {
    const lines = sku === null ? [] : (sold?.filter((line) => line.sku === sku) ?? []);
    if (sku === null || lines.length === 0)
      return { categoryId, amount, ...ofUnknownGoods(amount, sold) };
    const past = before.get(sku) ?? { units: 0, amount: 0 };
    const now = { units: past.units + quantity, amount: past.amount + amount };
    before.set(sku, now);
    const known = knownOf(lines, now.units, now.amount);
    const less = knownOf(lines, past.units, past.amount);
    return {
      categoryId,
      amount,
      amountWithCost: known.amountWithCost - less.amountWithCost,
      cost: known.cost - less.cost,
    };
  });
};
