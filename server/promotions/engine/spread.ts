/** Splitting amounts so that the parts are the whole. Pure. */
import { mulDiv } from '#shared/money';

/**
 * Splits `amount` over `weights` in proportion, in whole units by largest remainder (Hamilton; ties to the first), or
 * the leftover units to the `first` ones. A weight of nothing gets nothing. The parts are exactly the amount unless
 * every weight is zero.
 */
export const spread = (
  amount: number,
  weights: readonly number[],
  leftovers: 'largest' | 'first' = 'largest',
) => {
  const parts = weights.map(() => 0);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0 || amount === 0) return parts;
  const remainders: { at: number; rest: bigint }[] = [];
  let left = amount;
  weights.forEach((weight, at) => {
    if (weight === 0) return;
    const part = mulDiv(amount, weight, whole, 'down');
    parts[at] = part;
    left -= part;
    remainders.push({
      at,
      rest:
        leftovers === 'first' ? 0n : BigInt(amount) * BigInt(weight) - BigInt(part) * BigInt(whole),
    });
  });
  remainders.sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1));
  for (let at = 0; at < left; at++) parts[(remainders[at] as { at: number }).at]! += 1;
  return parts;
};

/**
 * The same where a part may not exceed its room: what one cannot take is given to the others, and what nobody can take
 * is not given. Never more in all than the rooms together.
 */
export const spreadWithin = (
  amount: number,
  weights: readonly number[],
  rooms: readonly number[],
  leftovers: 'largest' | 'first' = 'largest',
) => {
  const parts = weights.map(() => 0);
  const full = weights.map((weight, at) => weight === 0 || (rooms[at] as number) <= 0);
  let left = amount;
  while (left > 0 && full.some((is) => !is)) {
    const shares = spread(
      left,
      weights.map((weight, at) => (full[at] ? 0 : weight)),
      leftovers,
    );
    // Those that overflow are filled and leave the split; without any, the shares stand.
    const over = shares.flatMap((share, at) =>
      !full[at] && share > (rooms[at] as number) ? [at] : [],
    );
    if (over.length === 0) {
      shares.forEach((share, at) => (parts[at] = (parts[at] as number) + share));
      break;
    }
    for (const at of over) {
      parts[at] = rooms[at] as number;
      left -= rooms[at] as number;
      full[at] = true;
    }
  }
  return parts;
};
