/** What a returned line takes off the revenue with known cost, and off that cost. Pure. */
import type { ReturnedLine, SoldLine } from './bundle.ts';

interface Returned {
  sku: string | null;
  categoryId: number | null;
  quantity: number;
  amount: number;
}

const costOf = (
  { sku, quantity, amount }: Returned,
  sold: readonly SoldLine[] | undefined,
): Pick<ReturnedLine, 'amountWithCost' | 'cost'> => {
  const same = sku === null ? [] : (sold?.filter((line) => line.sku === sku) ?? []);
  const [first] = same;
  if (first?.cost != null) {
    const units = same.reduce((sum, line) => sum + line.quantity, 0);
    return { amountWithCost: amount, cost: first.cost * Math.min(quantity, units) };
  }
  const isOutside = first !== undefined || sold?.every(({ cost }) => cost === null);
  return { amountWithCost: isOutside ? 0 : amount, cost: 0 };
};

/**
 * Goods come back at the cost of the first line with their SKU, in no more units than were sold. Where that cost, or
 * every cost of the order, is unknown, the return is left out of the profit as the sale is. Where the goods cannot be
 * told (the return names no known order, or no SKU of it), only the money is taken. `sold`: the lines of its order, in
 * order; undefined without one.
 */
export const toReturnedLine = (
  line: Returned,
  sold: readonly SoldLine[] | undefined,
): ReturnedLine => ({
  categoryId: line.categoryId,
  amount: line.amount,
  ...costOf(line, sold),
});
