/** The share of members that was held out. Pure. */

/** A held-out share and the instant from which it applied; terms may have changed while the promotion ran. */
export interface HoldoutShare {
  holdoutBps: number;
  /** The instant at which these terms came into force. */
  liveFrom: number;
}
/**
 * The smallest and the largest share that was held out while the promotion ran, from shares in the order of their
 * start. Members in the smallest share never got the promotion, members outside the largest share always could; for
 * those between both the group is unclear.
 */
export const computeHoldoutRange = (
  terms: readonly HoldoutShare[],
  startsAt: number,
): { least: number; most: number } => {
  const inForce = terms.filter((_, index) => (terms[index + 1]?.liveFrom ?? Infinity) > startsAt);
  const shares = inForce.map(({ holdoutBps }) => holdoutBps);
  return shares.length > 0
    ? { least: Math.min(...shares), most: Math.max(...shares) }
    : { least: 0, most: 0 };
};
