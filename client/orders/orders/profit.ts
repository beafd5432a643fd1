/** What the lines of an order earned. Pure. */
import type { OrderLine } from '#contract/orders/orders';

/** The profit of the lines of known cost in minor units, null without any; and how many lines have no known cost. */
export const profitOf = (
  lines: readonly Pick<OrderLine, 'paid' | 'quantity' | 'cost'>[],
): { profit: number | null; unknown: number } => {
  const known = lines.flatMap(({ paid, quantity, cost }) =>
    cost === null ? [] : [paid - quantity * cost],
  );
  return {
    profit: known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0),
    unknown: lines.length - known.length,
  };
};
