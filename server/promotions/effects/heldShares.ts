/** The share of members that was held out. Pure. */

/** A share that was held out, as long as it was: terms may have changed it on the way. */
export interface HeldShare {
  holdoutBps: number;
  /** From when on these terms held. */
  liveFrom: number;
}
/**
 * The least and the most that was held out while it ran. Who is held out by the least never got it, who is not by the
 * most always might; between the two nobody can say. In the order in which the terms came into force.
 */
export const heldShares = (
  terms: readonly HeldShare[],
  startsAt: number,
): { least: number; most: number } => {
  const inForce = terms.filter((_, index) => (terms[index + 1]?.liveFrom ?? Infinity) > startsAt);
  const shares = inForce.map(({ holdoutBps }) => holdoutBps);
  return shares.length > 0
    ? { least: Math.min(...shares), most: Math.max(...shares) }
    : { least: 0, most: 0 };
};
