/** Shares of what was paid for a line and of its discounts. Pure. */
import { mulDiv } from '#shared/money';
import type { Units } from '../redemptions/unitsIn.ts';
import { keptOf, type Off, type ReturnableOrder, type ReturnableLine } from './sold.ts';

/**
 * The discount of each promotion on this many kept units of a line, in the order of its allocations. Together they are
 * exactly the price of these units less what was paid for them.
 */
export const discountsOn = (
  { quantity, allocations }: Pick<ReturnableLine, 'quantity' | 'allocations'>,
  kept: number,
): number[] => {
  let total = 0;
  let sharedOut = 0;
  return allocations.map(({ amount }) => {
    total += amount;
    const share = mulDiv(total, kept, quantity, 'down') - sharedOut;
    sharedOut += share;
    return share;
  });
};

/** The discount of each promotion on the goods that are kept, and on all deliveries. */
export const heldOn = ({ lines, shipping }: ReturnableOrder, returned: Units): Map<number, Off> => {
  const held = new Map<number, Off>();
  const add = (promotionId: number, part: keyof Off, amount: number) => {
    const off = held.get(promotionId) ?? { goods: 0, delivery: 0 };
    held.set(promotionId, { ...off, [part]: off[part] + amount });
  };
  for (const line of lines) {
    const shares = discountsOn(line, keptOf(line, returned));
    line.allocations.forEach(({ promotionId }, index) =>
      add(promotionId, 'goods', shares[index] ?? 0),
    );
  }
  for (const { allocations } of shipping)
    for (const { promotionId, amount } of allocations) add(promotionId, 'delivery', amount);
  return held;
};
