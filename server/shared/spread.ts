/** Splits amounts into parts with exactly the same sum. Pure. */
import { mulDiv } from '#shared/money';

/**
 * Splits `amount` in proportion to `weights`, in whole minor units. Leftover units go to the largest remainders
 * (Hamilton's method; of equal ones, the first), or to the `first` weights. A weight of zero gets nothing. The parts
 * sum to the amount unless every weight is zero.
 */
export const spread = (
  amount: number,
  weights: readonly number[],
  leftovers: 'largest' | 'first' = 'largest',
): number[] => {
  const parts = weights.map(() => 0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0 || amount === 0) return parts;
  const remainders: { index: number; rest: bigint }[] = [];
  let left = amount;
  weights.forEach((weight, index) => {
    if (weight === 0) return;
    const part = mulDiv(amount, weight, whole, 'down');
    parts[index] = part;
    left -= part;
    remainders.push({
      index,
      rest:
        leftovers === 'first' ? 0n : BigInt(amount) * BigInt(weight) - BigInt(part) * BigInt(whole),
    });
  });
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] as number) + 1;
  return parts;
};

/** The weight of a part, and the most that it can take. */
export interface Bounded {
  weight: number;
  room: number;
}

/**
 * Like `spread`, where no part may exceed its maximum. What one part cannot take is given to the others; the parts sum
 * to at most the sum of the maximums.
 */
export const spreadWithin = (
  amount: number,
  bounded: readonly Bounded[],
  leftovers: 'largest' | 'first' = 'largest',
): number[] => {
  const parts = bounded.map(({ weight, room }) => ({
    amount: 0,
    room,
    weight: room > 0 ? weight : 0,
  }));
  let left = amount;
  while (left > 0 && parts.some(({ weight }) => weight > 0)) {
    const shares = spread(
      left,
      parts.map(({ weight }) => weight),
      leftovers,
    );
    // Parts that exceed their maximum get the maximum and leave the split; when none does, the split is final.
    let overflows = false;
    parts.forEach((part, index) => {
      if (part.weight === 0 || (shares[index] as number) <= part.room) return;
      overflows = true;
      part.amount = part.room;
      part.weight = 0;
      left -= part.room;
    });
    if (overflows) continue;
    parts.forEach((part, index) => (part.amount += shares[index] as number));
    break;
  }
  return parts.map((part) => part.amount);
};
