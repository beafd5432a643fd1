/** How much of an award is taken back for goods that came back. Pure; amounts in minor units. */
import { mulDiv } from '#shared/money';

/** What a line of an order was awarded, and what had been paid for its goods. */
export interface LineAward {
  /** The number of the line in its order. */
  number: number;
  paid: number;
  /** The part of it on which the rule gives something. */
  base: number;
  award: number;
}

/**
 * What is to be taken back in all, from the awards as they were given: of each line its share of the refund, rounded down
 * over all refunds of the line together, so that no rounding adds up and a full refund takes exactly the award.
 */
export const reversedOf = (
  lines: readonly LineAward[],
  refunded: ReadonlyMap<number, number>,
): number =>
  lines.reduce((sum, { number, paid, award }) => {
    const amount = Math.min(refunded.get(number) ?? 0, paid);
    return sum + (paid === 0 ? 0 : mulDiv(award, amount, paid, 'down'));
  }, 0);
