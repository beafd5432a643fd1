/** What several rewards do alike with the shares that their lines have. Pure. */
import type { Change, Effect, Share } from '../effect.ts';

/** The lines, with the open deliveries after them where the reward includes the delivery fee. */
export const reach = (
  effect: Effect,
  lines: readonly Change[],
  alsoShipping: boolean,
): readonly Change[] =>
  alsoShipping
    ? [...lines, ...effect.changes.filter(({ isOpen, item }) => isOpen && item.line === null)]
    : lines;

/** Takes off each share, or the cap spread in their proportion where all shares together exceed it. */
export const takeUpTo = (effect: Effect, shares: readonly Share[], cap: number | null) => {
  if (cap !== null && shares.reduce((sum, { weight }) => sum + weight, 0) > cap) {
    effect.cap('cap');
    effect.spread(cap, shares);
    return;
  }
  for (const { change, weight } of shares) if (weight > 0) effect.take(change, weight);
};
