/** Helpers for rewards that take shares off lines. Pure. */
import type { Change, Effect, Share } from '../effect.ts';

/** The lines, followed by open deliveries where the reward includes the delivery fee. */
export const reach = (
  effect: Effect,
  lines: readonly Change[],
  alsoShipping: boolean,
): readonly Change[] => (alsoShipping ? [...lines, ...effect.deliveries()] : lines);

/** Takes off each share, or the cap in proportion to the shares where their sum exceeds it. */
export const takeUpTo = (effect: Effect, shares: readonly Share[], cap: number | null) => {
  if (cap !== null && shares.reduce((sum, { weight }) => sum + weight, 0) > cap) {
    effect.cap('cap');
    effect.spread(cap, shares);
    return;
  }
  for (const { change, weight, units } of shares)
    if (weight > 0) effect.take(change, weight, units);
};
